"""What came of the care: scores, change, chance of response, and how often to come from now on."""
