/* What stands on a sign-in sheet of each name: as little as tells them apart. */
#include "ps-sign-in-names.h"

#include "ps-text.h"

/* How a name is written, from the least that it says to the most. */
enum {
  WITH_INITIAL,
  WITH_TWO_LETTERS,
  WITH_FAMILY_NAME,
  WHOLE,
  N_STEPS,
};

static gboolean
has_word (char       **words,
          const char  *word)
{
  g_autofree char *fold = ps_text_fold (word);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *other = ps_text_fold (words[i]);

      if (g_str_equal (fold, other))
        return TRUE;
    }

  return FALSE;
}

/* The last word of the whole name; where that is what they are called already, as in languages that
 * say the family name first, the first one.
 *
 * Returns: (transfer full): "" where there is none
 */
static char *
dup_family (const PsSignInRow *row)
{
  g_autofree char *clean = ps_text_clean (row->full_name);
  g_autofree char *name = ps_text_clean (row->preferred_name);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  g_auto (GStrv) known = g_strsplit (name, " ", -1);
  guint n = g_strv_length (words);

  if (n >= 2 && !has_word (known, words[n - 1]))
    return g_strdup (words[n - 1]);
  if (n >= 2 && !has_word (known, words[0]))
    return g_strdup (words[0]);

  return g_strdup ("");
}

/* The first @n letters, each with its marks; all of it where it has no more. */
static char *
dup_letters (const char *family,
             guint       n)
{
  const char *p = family;

  while (*p != '\0')
    {
      if (!g_unichar_ismark (g_utf8_get_char (p)) && n-- == 0)
        break;
      p = g_utf8_next_char (p);
    }

  return *p == '\0' ? g_strdup (family) : g_strdup_printf ("%.*s.", (int) (p - family), family);
}

/* Somebody may have typed the full stop, or have the letter in what they are called. */
static char *
dup_initial (const PsSignInRow *row,
             const char        *name,
             const char        *family)
{
  g_autofree char *letter = ps_text_initial (*row->initial != '\0' ? row->initial : family);
  g_autofree char *end = g_strdup_printf (" %s", letter);
  g_autofree char *end_stopped = g_strdup_printf (" %s.", letter);

  if (*letter == '\0' || g_str_has_suffix (name, end) || g_str_has_suffix (name, end_stopped))
    return g_strdup ("");

  return g_strdup_printf ("%s.", letter);
}

static char *
write_name (const PsSignInRow *row,
            guint              step)
{
  g_autofree char *name = ps_text_clean (row->preferred_name);
  g_autofree char *whole = ps_text_clean (row->full_name);
  g_autofree char *family = dup_family (row);
  g_autofree char *initial = dup_initial (row, name, family);
  g_autofree char *letters = NULL;

  if (step == WHOLE && *whole != '\0')
    return g_steal_pointer (&whole);

  if (step == WITH_INITIAL || *family == '\0')
    letters = g_steal_pointer (&initial);
  else if (step == WITH_TWO_LETTERS)
    letters = dup_letters (family, 2);
  else
    letters = g_steal_pointer (&family);

  return *letters == '\0' ? g_steal_pointer (&name) : g_strdup_printf ("%s %s", name, letters);
}

/* How often each name is there, whatever its capitals and accents. */
static GHashTable *
count (GPtrArray *names)
{
  GHashTable *n = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      char *fold = ps_text_fold (g_ptr_array_index (names, i));
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (n, fold));

      g_hash_table_insert (n, fold, GUINT_TO_POINTER (before + 1));
    }

  return n;
}

static gboolean
is_twice (GHashTable *n,
          const char *name)
{
  g_autofree char *fold = ps_text_fold (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (n, fold)) > 1;
}

/* Two records that have nothing to be told apart by are numbered, the one that was made first first:
 * what else is known of them is nothing for a sheet that others read.
 */
static void
number (GPtrArray *rows,
        GPtrArray *names)
{
  g_autoptr (GHashTable) n = count (names);
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (plain, ps_text_fold (g_ptr_array_index (names, i)));

  for (guint i = 0; i < names->len; i++)
    {
      const PsSignInRow *row = g_ptr_array_index (rows, i);
      char *name = g_ptr_array_index (names, i);
      guint before = 0;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (n, g_ptr_array_index (plain, i))) < 2)
        continue;

      for (guint j = 0; j < names->len; j++)
        if (((const PsSignInRow *) g_ptr_array_index (rows, j))->person_id < row->person_id &&
            g_str_equal (g_ptr_array_index (plain, i), g_ptr_array_index (plain, j)))
          before++;

      g_ptr_array_index (names, i) = g_strdup_printf ("%s (%u)", name, before + 1);
      g_free (name);
    }
}

/**
 * ps_sign_in_names:
 * @rows: (element-type PsSignInRow): who is on the sheet
 *
 * The preferred name and the initial of each. Only where two would read the same it is two letters of
 * the family name, then all of it, then the whole name; a telephone number, pronouns, or since when
 * somebody comes, is never on a sheet that others read.
 *
 * Returns: (transfer full) (element-type utf8): a name for each of @rows, in the same order; no two
 *   are the same
 */
GPtrArray *
ps_sign_in_names (GPtrArray *rows)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (names, write_name (g_ptr_array_index (rows, i), WITH_INITIAL));

  for (guint step = WITH_TWO_LETTERS; step < N_STEPS; step++)
    {
      g_autoptr (GHashTable) n = count (names);

      for (guint i = 0; i < rows->len; i++)
        {
          char *name = g_ptr_array_index (names, i);

          if (!is_twice (n, name))
            continue;

          g_ptr_array_index (names, i) = write_name (g_ptr_array_index (rows, i), step);
          g_free (name);
        }
    }
  number (rows, names);

  return names;
}
