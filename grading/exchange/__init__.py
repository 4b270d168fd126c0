"""nbgrader's exchange for this course: what students fetch and submit there carries the modules."""
