# An expected no: why, and whom to ask.
