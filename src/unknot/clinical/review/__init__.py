"""What a reviewer asks of the rules: what they say in words, whom they decide for, what another edition changes."""
