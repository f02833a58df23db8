# Sizes and durations.
size-bytes =
    { $n ->
        [one] { $n_shown } byte
       *[other] { $n_shown } bytes
    }
size-kilobytes = { $value } kB
size-megabytes = { $value } MB
size-gigabytes = { $value } GB
duration-seconds =
    { $n ->
        [one] { $n_shown } second
       *[other] { $n_shown } seconds
    }
duration-minutes =
    { $n ->
        [one] { $n_shown } minute
       *[other] { $n_shown } minutes
    }
duration-hours =
    { $n ->
        [one] { $n_shown } hour
       *[other] { $n_shown } hours
    }
