# No ini file: that of the bundled extension loads this one (see rules).
