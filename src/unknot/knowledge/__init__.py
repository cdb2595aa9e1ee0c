"""What Unknot knows: rules, questions, techniques, dose and claims, as dated YAML checked into frozen values."""
