"""Files of coaches: broken ones, hostile ones, and good ones that are played."""
