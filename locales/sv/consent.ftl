# Asking for and answering a consent.
