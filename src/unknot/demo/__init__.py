"""A seeded network of clinics to try Unknot with."""
