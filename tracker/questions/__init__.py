"""Whether twitches go with what one eats: questions fixed before looking, their answers, and caffeine on and off."""
