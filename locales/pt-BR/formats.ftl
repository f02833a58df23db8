# Tamanhos e durações.
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
