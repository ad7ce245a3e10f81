# The joint plan.
