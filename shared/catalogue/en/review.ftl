### What is wrong between the files of a workspace: what a rule says of a breach, what it finds (`.what`) and why that matters (`.why`).

review-import-not-installed = Nothing installs { $package } in the image, so that this import fails there.
    .what = The app imports a package that neither a RUN nor requirements.txt installs.
    .why = An image holds what its build put there, and nothing of your own machine. The import fails when the container starts, and the container ends with ModuleNotFoundError.
review-add-to-list = Add a line { $package } to { $list }.
review-add-run = Install it in the Dockerfile: RUN pip install { $package }.

review-run-ignored = The container starts the app by `flask`, and `flask` ignores this call of { $function }.
    .hint = The options of `flask run` say where the app listens. This call has an effect only when `python` starts this file.
    .what = The file calls app.run(), and the container starts the app by flask run.
    .why = Under flask run, Flask ignores app.run() and what it is given: host, port and debug. The options of flask run count.
