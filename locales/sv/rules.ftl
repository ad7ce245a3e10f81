# The rules that answer who may see what.
