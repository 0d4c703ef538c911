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
check-nothing = There is no Dockerfile, .dockerignore, Python file or requirements.txt in { $folder }.
# $path (Text)
# $why (Text)
check-unreadable = { $path } cannot be read: { $why }.
# $folder (Text)
# $limit (Number)
check-too-many = { $folder } has more than { $limit } files. Name the folder of the build context itself.
