### What `drydock check` says on a terminal.

check-error = error
check-warning = warning
check-info = info
check-help = help
# $files (Number)
check-fine = Nothing is wrong with { $files ->
        [one] { $files } file
       *[other] { $files } files
    }.
# $errors (Number)
# $warnings (Number)
# $infos (Number)
check-summary = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $infos ->
        [one] { $infos } remark
       *[other] { $infos } remarks
    }.
# $encoding is a name such as UTF-16 LE.
check-encoding = This file is in { $encoding }. It was read, but Docker and Python read UTF-8 only: save the file in UTF-8.
check-encoding-of-list = This file is in { $encoding }, which pip reads. Other programs may not: save the file in UTF-8.
check-marked-script = A byte order mark stands before the characters #! of this script, so that the kernel does not find its program. Save the file in UTF-8 without a byte order mark.
check-not-text = This is not a text file.
check-other-encoding = This line is not in UTF-8. Save the file in UTF-8.
check-nothing = There is no Dockerfile, .dockerignore, Python file or requirements.txt in { $folder }.
# $path (Text)
# $why (Text)
check-unreadable = { $path } cannot be read: { $why }.
# $folder (Text)
# $limit (Number)
check-too-many = { $folder } has more than { $limit } files. Name the folder of the build context itself.
