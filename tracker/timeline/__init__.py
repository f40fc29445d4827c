"""The diary beside the diary on one axis of days: nutrients, factors and noticed twitches; a month; places by week."""
