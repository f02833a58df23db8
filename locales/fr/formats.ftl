# Tailles et durées.
size-bytes =
    { $n ->
        [one] { $n_shown } octet
       *[other] { $n_shown } octets
    }
size-kilobytes = { $value_shown } ko
size-megabytes = { $value_shown } Mo
size-gigabytes = { $value_shown } Go
duration-seconds =
    { $n ->
        [one] { $n_shown } seconde
       *[other] { $n_shown } secondes
    }
duration-minutes =
    { $n ->
        [one] { $n_shown } minute
       *[other] { $n_shown } minutes
    }
duration-hours =
    { $n ->
        [one] { $n_shown } heure
       *[other] { $n_shown } heures
    }
