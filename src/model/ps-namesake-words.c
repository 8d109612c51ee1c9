/* Which words tell people of one name apart. */
#include "ps-namesake-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-namesake-store.h"
#include "ps-text.h"

/* What may tell somebody apart, the best first. The last always does. */
enum {
  FAMILY,   /* the full name, without what they are called */
  FULL,
  INITIAL,
  PHONE,
  MONTH,
  DAY,
  N_CANDIDATES,
};

typedef struct {
  char *words[N_CANDIDATES];  /* nullable */
} Candidates;

static void
candidates_clear (gpointer data)
{
  Candidates *candidates = data;

  for (guint i = 0; i < N_CANDIDATES; i++)
    g_free (candidates->words[i]);
}

/* "Silva" of "Ana Silva", for who is called Ana. */
static char *
family_part (const char *full_name,
             const char *fold)
{
  const char *space = full_name;

  while ((space = strchr (space, ' ')) != NULL)
    {
      g_autofree char *first = g_strndup (full_name, space - full_name);
      g_autofree char *first_fold = ps_text_fold (first);

      if (strcmp (first_fold, fold) == 0)
        return g_strdup (space + 1);

      space++;
    }

  return NULL;
}

/* The full name, unless it is what they are called anyway. */
static char *
full_part (const char *full_name,
           const char *fold)
{
  g_autofree char *full_fold = ps_text_fold (full_name);

  return *full_fold == '\0' || strcmp (full_fold, fold) == 0 ? NULL : g_strdup (full_name);
}

static char *
initial_part (const PsNamesakeRow *row)
{
  /* Translators: the first letter of a family name, as in “Ana S.” */
  return *row->initial != '\0' ? g_strdup_printf (_("%s."), row->initial) : NULL;
}

/* As people say it: “the one with 0142 at the end”. */
static char *
phone_part (const PsNamesakeRow *row)
{
  gsize n_digits = row->phone != NULL ? strspn (row->phone, "0123456789") : 0;
  gsize n = MIN (n_digits, 4);

  return n > 0 ? g_strdup_printf ("…%.*s", (int) n, row->phone + n_digits - n) : NULL;
}

static gboolean
day_of (const PsNamesakeRow *row,
        GDate               *day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (row->since != NULL && ps_date_from_iso (row->since, day))
    return TRUE;

  *day = ps_date_of_instant (row->created_at, zone, NULL);

  return g_date_valid (day);
}

static char *
month_part (const GDate *day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (day),
                                                    (int) g_date_get_month (day), 1, 0, 0, 0);

  /* Translators: since when somebody is known, a month for g_date_time_format(): “since March 2026”. */
  return g_date_time_format (time, _("since %B %Y"));
}

static char *
day_part (const GDate *day)
{
  g_autofree char *words = ps_date_words (day, NULL);

  /* Translators: since when somebody is known, with the day: “since 3 March 2026”. */
  return g_strdup_printf (_("since %s"), words);
}

static void
find_candidates (Candidates          *candidates,
                 const PsNamesakeRow *row,
                 const char          *fold)
{
  GDate day;

  candidates->words[FAMILY] = family_part (row->full_name, fold);
  candidates->words[FULL] = full_part (row->full_name, fold);
  candidates->words[INITIAL] = initial_part (row);
  candidates->words[PHONE] = phone_part (row);
  if (day_of (row, &day))
    {
      candidates->words[MONTH] = month_part (&day);
      candidates->words[DAY] = day_part (&day);
    }
}

/* How many people could be told by each of the words; the same words of one person count once. */
static GHashTable *
count_owners (GArray *all)
{
  GHashTable *owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const Candidates *candidates = &g_array_index (all, Candidates, i);
      g_autoptr (GHashTable) mine = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < N_CANDIDATES; j++)
        {
          char *key;
          guint n;

          if (candidates->words[j] == NULL)
            continue;

          key = ps_text_fold (candidates->words[j]);
          if (!g_hash_table_add (mine, key))
            continue;

          n = GPOINTER_TO_UINT (g_hash_table_lookup (owners, key));
          g_hash_table_insert (owners, g_strdup (key), GUINT_TO_POINTER (n + 1));
        }
    }

  return owners;
}

/* Nothing else is known of them, or nothing that the others do not share. */
static char *
ordinal_words (const PsNamesakeRow *row,
               guint                place,
               guint                n)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate added = ps_date_of_instant (row->created_at, zone, NULL);
  g_autofree char *day = ps_date_words (&added, NULL);

  /* Translators: tells people of the same name apart of whom nothing else is known, in the order in
   * which they were added to the roster: “2 of 3, added on 3 March 2026”.
   */
  return g_strdup_printf (_("%1$u of %2$u, added on %3$s"), place, n, day);
}

static char *
choose (const Candidates *candidates,
        GHashTable       *owners)
{
  for (guint i = 0; i < N_CANDIDATES; i++)
    {
      g_autofree char *key = NULL;

      if (candidates->words[i] == NULL)
        continue;

      key = ps_text_fold (candidates->words[i]);
      if (*key != '\0' && GPOINTER_TO_UINT (g_hash_table_lookup (owners, key)) == 1)
        return g_strdup (candidates->words[i]);
    }

  return NULL;
}

/**
 * ps_namesake_words:
 * @rows: (element-type PsNamesakeRow): everybody of one name, those added first first
 * @fold: that name, folded
 *
 * Returns: (transfer full): for each of them, by their id, the shortest words that no other has; empty
 *   where there is one only
 */
GHashTable *
ps_namesake_words (GPtrArray  *rows,
                   const char *fold)
{
  GHashTable *hints = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Candidates));
  g_autoptr (GHashTable) owners = NULL;

  if (rows->len < 2)
    return hints;

  g_array_set_clear_func (all, candidates_clear);
  g_array_set_size (all, rows->len);
  for (guint i = 0; i < rows->len; i++)
    find_candidates (&g_array_index (all, Candidates, i), g_ptr_array_index (rows, i), fold);

  owners = count_owners (all);
  for (guint i = 0; i < rows->len; i++)
    {
      const PsNamesakeRow *row = g_ptr_array_index (rows, i);
      char *hint = choose (&g_array_index (all, Candidates, i), owners);

      g_hash_table_insert (hints, g_memdup2 (&row->id, sizeof row->id),
                           hint != NULL ? hint : ordinal_words (row, i + 1, rows->len));
    }

  return hints;
}
