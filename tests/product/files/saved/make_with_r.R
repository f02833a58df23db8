# Saves texts.csv (written before) with R: Rscript make_with_r.R IN FOLDER.
arguments <- commandArgs(trailingOnly = TRUE)
texts <- read.csv(arguments[1], colClasses = "character", na.strings = "", encoding = "UTF-8")
version <- paste(R.version$major, R.version$minor, sep = ".")
write.csv(texts, file.path(arguments[2], paste0("r-write.csv-", version, ".texts.csv")), row.names = FALSE, na = "", fileEncoding = "UTF-8")
write.csv2(texts, file.path(arguments[2], paste0("r-write.csv2-", version, ".texts.csv")), row.names = FALSE, na = "", fileEncoding = "UTF-8")
