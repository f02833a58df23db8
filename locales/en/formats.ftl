# Sizes and durations.
size-bytes =
    { $n ->
        [one] { $n_shown } byte
       *[other] { $n_shown } bytes
    }
size-kilobytes = { $value_shown } kB
size-megabytes = { $value_shown } MB
size-gigabytes = { $value_shown } GB
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
