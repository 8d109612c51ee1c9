#include "ps-csv-detect.h"

/* How much of a text says which character parts its cells. */
#define SAMPLE_RECORDS 20
#define SAMPLE_BYTES (64 * 1024)

/* The cells of the first records of a text, were @delimiter what parts them. */
static guint
count_cells (const char *text,
             const char *end,
             char        delimiter,
             guint       counts[SAMPLE_RECORDS])
{
  gboolean quoted = FALSE;
  gboolean at_start = TRUE;
  guint n = 0;
  guint cells = 1;
  gboolean blank = TRUE;

  for (const char *p = text; p < end && n < SAMPLE_RECORDS; p++)
    {
      if (quoted)
        {
          /* A doubled quote closes and opens again, which comes to the same. */
          if (*p == '"')
            quoted = FALSE;
        }
      else if (*p == '"' && (at_start || p[-1] == '"'))
        {
          quoted = TRUE;
          at_start = blank = FALSE;
        }
      else if (*p == delimiter)
        {
          cells++;
          at_start = TRUE;
          blank = FALSE;
        }
      else if (*p == '\n' || *p == '\r')
        {
          if (!blank)
            counts[n++] = cells;
          cells = 1;
          at_start = blank = TRUE;
        }
      else if (*p != ' ')
        {
          at_start = blank = FALSE;
        }
    }

  if (!blank && n < SAMPLE_RECORDS)
    counts[n++] = cells;

  return n;
}

/* The number of cells that most records have, at least two; of equals the greater one. */
static guint
usual_count (const guint *counts,
             guint        n)
{
  guint best = 0;
  guint best_n = 0;

  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      for (guint k = 0; k < n; k++)
        same += counts[k] == counts[i] ? 1 : 0;

      if (counts[i] >= 2 && (same > best_n || (same == best_n && counts[i] > best)))
        {
          best = counts[i];
          best_n = same;
        }
    }

  return best;
}

static guint
score (const guint *counts,
       guint        n,
       guint        cells)
{
  guint matching = 0;

  if (cells < 2)
    return 0;

  for (guint i = 0; i < n; i++)
    matching += counts[i] == cells ? 1 : 0;

  return matching * 1000 / n * 1000 + MIN (cells, 999);
}

/**
 * ps_csv_detect_delimiter:
 * @text: valid UTF-8
 * @length: bytes
 *
 * Of comma, semicolon and tab the one by which most of the first records have as many cells as the
 * very first, which is the header, or as each other, where a title stands above it; of equals the one
 * that finds more cells.
 *
 * Returns: the delimiter; a comma where there is none, as in a list of names alone
 */
char
ps_csv_detect_delimiter (const char *text,
                         gsize       length)
{
  static const char candidates[] = ",;\t";
  char best = ',';
  guint best_score = 0;
  const char *end = text + MIN (length, SAMPLE_BYTES);

  for (const char *candidate = candidates; *candidate != '\0'; candidate++)
    {
      guint counts[SAMPLE_RECORDS];
      guint n = count_cells (text, end, *candidate, counts);
      guint found;

      if (n == 0)
        continue;

      found = score (counts, n, counts[0]);
      if (n >= 3)
        found = MAX (found, score (counts, n, usual_count (counts, n)));

      if (found > best_score)
        {
          best = *candidate;
          best_score = found;
        }
    }

  return best;
}
