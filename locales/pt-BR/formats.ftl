# Tamanhos e durações.
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
        [one] { $n_shown } segundo
       *[other] { $n_shown } segundos
    }
duration-minutes =
    { $n ->
        [one] { $n_shown } minuto
       *[other] { $n_shown } minutos
    }
duration-hours =
    { $n ->
        [one] { $n_shown } hora
       *[other] { $n_shown } horas
    }
