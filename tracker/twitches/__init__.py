"""Twitches and cramps that were noticed: logged in one tap, where and how if one likes; “none” is an answer too."""
