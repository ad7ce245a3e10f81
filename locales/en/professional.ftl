# Pages for those who work with children.
