"""What else of a day may go with twitches: drinks, caffeine, stress, sleep and the like, each optional."""
