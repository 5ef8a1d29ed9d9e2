# Settings for nbgrader 0.9; put this file into the folder of your nbgrader course. The guide for
# lecturers says how: https://nbgrader.readthedocs.io explains the rest.
c = get_config()  # noqa: F821, nbgrader defines it

c.CourseDirectory.course_id = "flowbook"

# What students find in the place of a solution: the words by which tests know that it is missing.
c.ClearSolutions.code_stub = {
    "typescript": '// Your answer here.\nthrow new Error("not answered yet");',
    "python": "# Your answer here.\nraise NotImplementedError()",
}
c.ClearSolutions.text_stub = "Your answer here."

c.Execute.timeout = 120  # seconds for a cell
c.Execute.startup_timeout = 300  # seconds for a kernel to answer, on a machine with much to do
c.Execute.raise_on_iopub_timeout = False  # else one hung cell loses the whole submission
