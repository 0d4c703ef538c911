### Sizes, times and lists.
### Made from en/units.ftl with the digest e63afe420fe854d8

# $number (Message)
units-bytes = { $number } B
# $number (Message)
units-kilobytes = { $number } kB
# $number (Message)
units-megabytes = { $number } MB
# $number (Message)
units-gigabytes = { $number } GB
# $number (Message)
units-terabytes = { $number } TB
# A number with digits behind the decimal mark.
units-decimal = { $whole },{ $fraction }
# $current (Message)
# $total (Message)
units-size-of = { $current } von { $total }

# $number (Message)
units-seconds = { $number } s
units-minutes = { $minutes } min { $seconds } s
units-hours = { $hours } h { $minutes } min

# $count (Number)
units-second-count = { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
# $count (Number)
units-minute-count = { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
# $count (Number)
units-hour-count = { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
# $count (Number)
units-day-count = { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }

# Two items of a list; a longer list is joined from left to right.
units-joined = { $before }, { $item }

# Two sentences; a longer text is joined from left to right.
# $before (Message)
# $next (Message)
units-sentences = { $before } { $next }
