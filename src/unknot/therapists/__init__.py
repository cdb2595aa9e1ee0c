"""Skills, licences, insurance, working hours and leave."""
