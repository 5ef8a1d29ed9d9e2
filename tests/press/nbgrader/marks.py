"""Prints the points of every student and cell as JSON: marks.py DATABASE ASSIGNMENT."""
import json
import sys

from nbgrader.api import Gradebook

database, assignment = sys.argv[1:]
marks = {}
with Gradebook(database) as book:
    for submission in book.assignment_submissions(assignment):
        cells = marks.setdefault(submission.student.id, {})
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                cells[grade.name] = grade.auto_score
print(json.dumps(marks))
