# Reference answers from R packages, for the tests:  Rscript tests/data/reference.R   (from the root of the project)
#
# Needs OpenMx and rpf (marginal maximum likelihood), eRm (conditional), psych (classical), jsonlite; Debian has them as r-cran-…. Writes `*_reference.json` beside this file.
# Curves: P(score >= k) = logistic(slope * level + intercept_k) = logistic(slope * (level - difficulty_k)); levels N(0, 1).

suppressMessages({library(OpenMx); library(rpf); library(eRm); library(psych); library(jsonlite)})
mxOption(NULL, "Number of Threads", 1L)
here <- "tests/data"

read_patterns <- function(name) {
  table <- read.csv(file.path(here, name), colClasses = c("character", "integer"))
  digits(rep(table$pattern, table$persons))
}
digits <- function(lines) {
  matrix(as.integer(unlist(strsplit(lines, ""))), nrow = length(lines), byrow = TRUE)
}
named <- function(y) {
  colnames(y) <- sprintf("i%02d", seq_len(ncol(y)))
  y
}

# Graded response model (with two categories: 2PL) by EM on 121 equally spaced points from -6 to 6, then the observed information
# (Oakes 1999). `equal`: one slope for all items.
marginal <- function(y, equal = FALSE) {
  y <- named(y)
  items <- ncol(y)
  top <- apply(y, 2, max, na.rm = TRUE)
  spec <- lapply(top, function(k) rpf.grm(outcomes = k + 1))
  names(spec) <- colnames(y)
  frame <- as.data.frame(lapply(seq_len(items), function(j) mxFactor(y[, j], levels = 0:top[j])))
  names(frame) <- colnames(y)
  values <- matrix(NA_real_, max(top) + 1, items, dimnames = list(c("slope", paste0("d", seq_len(max(top)))), colnames(y)))
  labels <- outer(rownames(values), colnames(values), paste, sep = "_")
  values[1, ] <- 1
  if (equal) labels[1, ] <- "slope"
  for (j in seq_len(items)) for (k in seq_len(top[j])) values[k + 1, j] <- qlogis(mean(y[, j] >= k, na.rm = TRUE))
  item <- mxMatrix(name = "item", nrow = nrow(values), ncol = items, values = values, free = !is.na(values), labels = labels,
                   dimnames = dimnames(values))
  plan <- mxComputeSequence(list(
    mxComputeEM("expectation", "scores", mxComputeNewtonRaphson(), tolerance = 1e-11, maxIter = 2000L,
                information = "oakes1999", infoArgs = list(fitfunction = "fitfunction")),
    mxComputeHessianQuality(), mxComputeStandardError()))
  model <- mxRun(mxModel("m", item, mxData(frame, type = "raw"), mxExpectationBA81(spec, qpoints = 121, qwidth = 6),
                         mxFitFunctionML(), plan), silent = TRUE)
  found <- model$item$values
  covariance <- model$output$vcov
  slope <- rep_len(found[1, ], items)
  out <- list(persons = nrow(y), log_likelihood = -model$output$Minus2LogLikelihood / 2, slope = unname(slope), slope_se = NULL, items = list())
  se <- function(gradient) sqrt(drop(gradient %*% covariance[names(gradient), names(gradient)] %*% gradient))
  unit <- function(label) setNames(1, label)
  out$slope_se <- sapply(seq_len(items), function(j) se(unit(labels[1, j])))
  out$items <- lapply(seq_len(items), function(j) {
    at <- seq_len(top[j]) + 1
    d <- found[at, j]
    list(intercept = unname(d), intercept_se = sapply(at, function(i) se(unit(labels[i, j]))),
         difficulty = unname(-d / slope[j]),
         difficulty_se = sapply(at, function(i) {
           se(setNames(c(found[i, j] / slope[j]^2, -1 / slope[j]), c(labels[1, j], labels[i, j])))
         }))
  })
  group <- list(spec = spec, param = found, mean = 0, cov = matrix(1), data = frame, qpoints = 121, qwidth = 6, minItemsPerScore = 1)
  scores <- EAPscores(group)
  list(fit = out, group = group, scores = scores, covariance = covariance, labels = labels, found = found)
}

scored <- function(run) {
  level <- unname(run$scores[, 1]); error <- unname(run$scores[, 2])
  list(level = level, se = error)
}

# One line for each different pattern of answers.
by_pattern <- function(y, run) {
  text <- apply(y, 1, function(row) paste(ifelse(is.na(row), ".", row), collapse = ""))
  first <- which(!duplicated(text))
  first <- first[order(text[first])]
  s <- scored(run)
  lapply(first, function(i) list(pattern = text[i], level = s$level[i], se = s$se[i]))
}

# Share of the variance of the levels that is not error: var(EAP) / (var(EAP) + mean(se^2)).
reliability <- function(run) {
  s <- scored(run)
  var(s$level) / (var(s$level) + mean(s$se^2))
}

# Rasch: slope 1 and the deviation of the levels free, from the fit with one slope.
as_rasch <- function(run) {
  slope <- run$found[1, 1]
  # The deviation of the levels is the common slope; the difficulty is minus the intercept.
  list(log_likelihood = run$fit$log_likelihood, deviation = slope, deviation_se = run$fit$slope_se[1],
       difficulty = sapply(run$fit$items, function(i) -i$intercept[1]), difficulty_se = sapply(run$fit$items, function(i) i$intercept_se[1]))
}

# Infit and outfit mean squares, with the given levels (Wright and Masters 1982).
mean_squares <- function(y, level, slope, intercept) {
  p <- plogis(outer(level, slope) + rep(intercept, each = nrow(y)))
  v <- p * (1 - p)
  list(outfit = unname(colMeans((y - p)^2 / v)), infit = unname(colSums((y - p)^2) / colSums(v)))
}

classical <- function(y) {
  y <- named(y)
  a <- suppressMessages(suppressWarnings(psych::alpha(as.data.frame(y), check.keys = FALSE, warnings = FALSE)))
  list(alpha = a$total$raw_alpha, standardized_alpha = a$total$std.alpha, mean = unname(colMeans(y)),
       deviation = unname(apply(y, 2, sd)), item_rest = unname(a$item.stats$r.drop), item_total = unname(a$item.stats$raw.r),
       alpha_without = unname(a$alpha.drop$raw_alpha), total_mean = mean(rowSums(y)), total_deviation = sd(rowSums(y)),
       error_of_measurement = sd(rowSums(y)) * sqrt(1 - a$total$raw_alpha))
}

# Conditional maximum likelihood: difficulties sum to nought; mean squares with the maximum likelihood levels of persons.
conditional <- function(y) {
  m <- RM(named(y))
  f <- itemfit(person.parameter(m))
  list(log_likelihood = m$loglik, difficulty = unname(-m$betapar), difficulty_se = unname(m$se.beta),
       infit = unname(f$i.infitMSQ), outfit = unname(f$i.outfitMSQ))
}

versions <- function(names) as.list(sapply(names, function(name) as.character(packageVersion(name))))
write <- function(name, content) {
  content <- c(list(made_by = list(script = "reference.R", r = paste(R.version$major, R.version$minor, sep = "."),
                                   packages = versions(c("OpenMx", "rpf", "eRm", "psych")))), content)
  text <- toJSON(content, auto_unbox = TRUE, digits = 8, pretty = 1)
  for (inner in c("\\[[^\\[\\]{}]*\\]", "\\{[^{}]*\\}")) {
    found <- gregexpr(inner, text, perl = TRUE)
    regmatches(text, found) <- lapply(regmatches(text, found), function(t) gsub("\\s+", " ", t))
  }
  writeLines(text, file.path(here, paste0(name, "_reference.json")))
}

dichotomous <- function(y, scores = TRUE) {
  two <- marginal(y)
  one <- marginal(y, equal = TRUE)
  s <- scored(one)
  intercept <- sapply(one$fit$items, function(i) i$intercept[1])
  more <- function(run) {
    c(list(reliability = reliability(run)), if (scores) list(scores = by_pattern(y, run)))
  }
  list("2pl" = c(two$fit, more(two)), "1pl" = c(one$fit, more(one)),
       rasch = c(as_rasch(one), mean_squares(y, s$level, one$fit$slope, intercept)),
       rasch_conditional = conditional(y), classical = classical(y))
}

for (name in c("lsat6", "lsat7")) {
  y <- read_patterns(paste0(name, ".csv"))
  write(name, dichotomous(y))
  cat(name, "written\n")
}

y <- digits(readLines(file.path(here, "verbal_aggression.txt")))
graded <- marginal(y)
incomplete <- y
incomplete[(row(y) + col(y)) %% 3 == 0] <- NA
sparse <- marginal(incomplete)
two <- (y > 0) + 0L
binary <- dichotomous(two, scores = FALSE)
write("verbal_aggression", list(
  graded = c(graded$fit, list(reliability = reliability(graded))),
  graded_incomplete = c(list(missing = "person p (from 1) was not asked item j (from 1) where (p + j) % 3 = 0"),
                        sparse$fit, list(reliability = reliability(sparse))),
  classical = classical(y),
  binary = c(list(scores_are = "0 stays 0; 1 and 2 become 1"), binary))
)
cat("verbal_aggression written\n")
