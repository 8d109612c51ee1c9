#include "ps-member-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-namesake-store.h"
#include "ps-right.h"
#include "ps-text.h"

/**
 * PsMemberNames:
 *
 * Tells people apart who are called the same: of each it knows a few words that no other of that name
 * has. Whoever takes attendance at the door may see them, so they are of names, of the end of a number
 * and of days, never of anything about somebody's health.
 *
 * What was worked out is kept until anything is written, so a list of people costs one look at the
 * database for each name and not for each row.
 */
struct _PsMemberNames
{
  GObject     parent_instance;

  PsDb       *db;
  guint       serial;
  GHashTable *of_name;       /* folded name -> (id -> hint), of who is on the roster */
  GHashTable *of_name_ever;  /* likewise, with those who are off it */
};

G_DEFINE_FINAL_TYPE (PsMemberNames, ps_member_names, G_TYPE_OBJECT)

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

static GHashTable *
make_hints (GPtrArray  *rows,
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

/* The table of @fold, from what is kept or from the database; %NULL where that cannot be read. */
static GHashTable *
hints_of (PsMemberNames *self,
          const char    *fold,
          gboolean       ever)
{
  GHashTable *kept = ever ? self->of_name_ever : self->of_name;
  PsConn *conn = ps_db_get_reader (self->db);
  GHashTable *hints = g_hash_table_lookup (kept, fold);
  g_autoptr (GPtrArray) rows = NULL;

  if (hints != NULL)
    return hints;

  rows = ever ? ps_namesake_store_list_all (conn, fold, NULL)
              : ps_namesake_store_list (conn, fold, NULL);
  if (rows == NULL)
    return NULL;

  hints = make_hints (rows, fold);
  g_hash_table_insert (kept, g_strdup (fold), hints);

  return hints;
}

static void
forget_what_is_old (PsMemberNames *self)
{
  guint serial = ps_db_get_serial (self->db);

  if (self->serial == serial)
    return;

  self->serial = serial;
  g_hash_table_remove_all (self->of_name);
  g_hash_table_remove_all (self->of_name_ever);
}

static void
ps_member_names_dispose (GObject *object)
{
  PsMemberNames *self = PS_MEMBER_NAMES (object);

  g_clear_object (&self->db);
  g_clear_pointer (&self->of_name, g_hash_table_unref);
  g_clear_pointer (&self->of_name_ever, g_hash_table_unref);

  G_OBJECT_CLASS (ps_member_names_parent_class)->dispose (object);
}

static void
ps_member_names_class_init (PsMemberNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_member_names_dispose;
}

static void
ps_member_names_init (PsMemberNames *self)
{
  self->of_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  self->of_name_ever = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_hash_table_unref);
}

/**
 * ps_member_names_new:
 * @db: a database that is open
 *
 * Returns: (transfer full): what tells its people apart
 */
PsMemberNames *
ps_member_names_new (PsDb *db)
{
  PsMemberNames *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);

  self = g_object_new (PS_TYPE_MEMBER_NAMES, NULL);
  self->db = g_object_ref (db);
  self->serial = ps_db_get_serial (db);

  return self;
}

/**
 * ps_member_names_dup_hint:
 * @person_id: somebody, on the roster or off it
 *
 * Tells somebody apart from others on the roster who are called the same, however that is written: the
 * rest of their full name, the full name, their initial, the end of their telephone number, since when
 * they are known, or in the last resort which of them they are. Two different people of one name
 * always get different words.
 *
 * Returns: (transfer full) (nullable): a few words; %NULL where nobody else has that name, and for
 *   whoever may not see the names at all
 */
char *
ps_member_names_dup_hint (PsMemberNames *self,
                          gint64         person_id)
{
  g_autofree char *fold = NULL;
  gboolean archived;
  GHashTable *hints;

  g_return_val_if_fail (PS_IS_MEMBER_NAMES (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_DOOR))
    return NULL;

  forget_what_is_old (self);
  if (!ps_namesake_store_fold (ps_db_get_reader (self->db), person_id, &fold, &archived, NULL)
      || fold == NULL)
    return NULL;

  hints = hints_of (self, fold, archived);

  return hints != NULL ? g_strdup (g_hash_table_lookup (hints, &person_id)) : NULL;
}

/**
 * ps_member_names_dup_label:
 * @person_id: somebody
 * @name: what they like to be called
 *
 * For where there is one line for both, and for screen readers.
 *
 * Returns: (transfer full): the name, with the words that tell them apart where there are any
 */
char *
ps_member_names_dup_label (PsMemberNames *self,
                           gint64         person_id,
                           const char    *name)
{
  g_autofree char *hint = ps_member_names_dup_hint (self, person_id);

  /* Translators: a member, and what tells them apart from another of that name: “Ana, …0142”. */
  return hint != NULL ? g_strdup_printf (_("%1$s, %2$s"), name, hint) : g_strdup (name);
}
