"""An access oracle: from a history of events, who may see and do what."""
