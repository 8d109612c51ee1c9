#include "ps-member-index.h"

#include "ps-known-store.h"
#include "ps-text.h"

#include <string.h>

/* What a key says of a person: that name and that number; that preferred name and that number, of
 * somebody whose whole name is known and of somebody whose whole name is not; that name and no
 * number at all; or just that name.
 */
#define KEY_REACHED   'r'
#define KEY_PREFERRED 'p'
#define KEY_SHORT     's'
#define KEY_UNREACHED 'u'
#define KEY_NAMED     'n'

struct _PsMemberIndex
{
  GHashTable *keys; /* of the person who came first, as a PsMemberMatch that matches owns */
  GPtrArray  *matches;
  GHashTable *taken;         /* lines by the person of the roster that they are about */
  gboolean    has_group;     /* whether there is a group that somebody may be in */
  PsMemberMatch several;     /* where two people have one key */
};

static void
match_free (gpointer data)
{
  PsMemberMatch *match = data;

  g_strfreev (match->value_folds);
  g_free (match);
}

PsMemberIndex *
ps_member_index_new (void)
{
  PsMemberIndex *self = g_new0 (PsMemberIndex, 1);

  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->matches = g_ptr_array_new_with_free_func (match_free);
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->several.several = TRUE;

  return self;
}

void
ps_member_index_free (PsMemberIndex *self)
{
  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->matches);
  g_hash_table_unref (self->taken);
  g_free (self);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "Silva, Ana" and "Ana Silva" are the same words. */
static char *
name_key (const char *name)
{
  g_auto (GStrv) words = ps_text_words (name);

  if (words[0] == NULL)
    return ps_text_fold (name);

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);

  return g_strjoinv (" ", words);
}

static gboolean
is_known (const char *full_name)
{
  return full_name != NULL && *full_name != '\0';
}

/* The most that is known of a name. */
static char *
best_key (const char *preferred_name,
          const char *full_name)
{
  return name_key (is_known (full_name) ? full_name : preferred_name);
}

static char *
make_key (char        kind,
          const char *name,
          const char *way)
{
  char prefix[2] = { kind, '\0' };

  return g_strconcat (prefix, name, "\n", way, NULL);
}

static void
take_key (PsMemberIndex *self,
          char          *key,
          PsMemberMatch *match)
{
  PsMemberMatch *other = g_hash_table_lookup (self->keys, key);

  if (other == NULL)
    g_hash_table_insert (self->keys, key, match);
  else if (other != match)
    g_hash_table_replace (self->keys, key, &self->several);
  else
    g_free (key);
}

/* By what @match is known again: a name, and a way to reach them. */
static void
take_keys (PsMemberIndex     *self,
           PsMemberMatch     *match,
           const char        *preferred_name,
           const char        *full_name,
           const char *const *value_folds)
{
  g_autofree char *best = best_key (preferred_name, full_name);
  g_autofree char *shown = name_key (preferred_name);

  take_key (self, make_key (KEY_NAMED, best, NULL), match);
  if (value_folds[0] == NULL)
    take_key (self, make_key (KEY_UNREACHED, best, NULL), match);

  for (guint i = 0; value_folds[i] != NULL; i++)
    {
      take_key (self, make_key (KEY_REACHED, best, value_folds[i]), match);
      take_key (self, make_key (is_known (full_name) ? KEY_PREFERRED : KEY_SHORT, shown,
                                value_folds[i]), match);
    }
}

/**
 * ps_member_index_add_known:
 * @person_id: on the roster, or 0
 * @in_group: whether they are a member of the group that is imported into
 * @preferred_name: as stored
 * @full_name: (nullable): as stored
 * @blanks: what is not known of them; #PsKnownBlank
 * @value_folds: (array zero-terminated=1): their phones and addresses, folded, as stored
 *
 * Makes a person of the roster known.
 *
 * Returns: (transfer none): by what they are known again
 */
PsMemberMatch *
ps_member_index_add_known (PsMemberIndex     *self,
                           gint64             person_id,
                           gboolean           in_group,
                           const char        *preferred_name,
                           const char        *full_name,
                           guint              blanks,
                           const char *const *value_folds)
{
  PsMemberMatch *match = g_new0 (PsMemberMatch, 1);

  match->person_id = person_id;
  match->in_group = in_group;
  match->blanks = blanks;
  if (person_id != 0)
    match->value_folds = g_strdupv ((char **) value_folds);
  g_ptr_array_add (self->matches, match);
  take_keys (self, match, preferred_name, full_name, value_folds);

  return match;
}

static void
add_known_cb (gint64             person_id,
              gboolean           in_group,
              const char        *preferred_name,
              const char        *full_name,
              guint              blanks,
              const char *const *value_folds,
              gpointer           data)
{
  ps_member_index_add_known (data, person_id, in_group, preferred_name, full_name, blanks,
                             value_folds);
}

typedef struct {
  PsMemberIndex *index;
  GHashTable    *by_id;  /* PsMemberMatch by person_id, once there is somebody to be found in it */
} Former;

static PsMemberMatch *
find_kept (Former *former,
           gint64  kept_id)
{
  if (former->by_id == NULL)
    {
      former->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < former->index->matches->len; i++)
        {
          PsMemberMatch *match = g_ptr_array_index (former->index->matches, i);

          g_hash_table_insert (former->by_id, &match->person_id, match);
        }
    }

  return g_hash_table_lookup (former->by_id, &kept_id);
}

/* A record that went into another is that one, by any of its names. */
static void
add_former_cb (gint64             person_id,
               gint64             kept_id,
               const char        *preferred_name,
               const char        *full_name,
               const char *const *value_folds,
               gpointer           data)
{
  Former *former = data;
  PsMemberMatch *kept = kept_id != 0 ? find_kept (former, kept_id) : NULL;

  if (kept_id == 0)
    ps_member_index_add_known (former->index, person_id, FALSE, preferred_name, full_name, 0,
                               value_folds)->died = TRUE;
  else if (kept != NULL)
    take_keys (former->index, kept, preferred_name, full_name,
               (const char *const *) kept->value_folds);
}

/**
 * ps_member_index_read:
 * @group_id: the group that is imported into, or 0
 *
 * Makes everybody on the roster known, those who died, and the other names of those whose record was
 * merged. Of a big roster it takes longer than a frame, so in the
 * window it is work for the writer's thread, though it writes nothing.
 *
 * Returns: (transfer full) (nullable): the index
 */
PsMemberIndex *
ps_member_index_read (PsConn  *conn,
                      gint64   group_id,
                      GError **error)
{
  g_autoptr (PsMemberIndex) self = ps_member_index_new ();
  Former former = { self, NULL };
  gboolean ok;

  self->has_group = group_id != 0;
  ok = ps_known_store_each (conn, group_id, add_known_cb, self, error) &&
       ps_known_store_each_former (conn, add_former_cb, &former, error);
  g_clear_pointer (&former.by_id, g_hash_table_unref);

  return ok ? g_steal_pointer (&self) : NULL;
}

static char *
fold_way (const PsMemberRecord *record,
          guint                 index)
{
  const PsContactWayRow *way = g_ptr_array_index (record->ways, index);

  return ps_contact_way_fold (way->kind, way->value);
}

/**
 * ps_member_index_add:
 * @record: of the file
 *
 * Makes a person of the file known to the lines after it.
 */
void
ps_member_index_add (PsMemberIndex        *self,
                     const PsMemberRecord *record)
{
  g_autoptr (GPtrArray) folds = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < record->ways->len; i++)
    g_ptr_array_add (folds, fold_way (record, i));
  g_ptr_array_add (folds, NULL);

  ps_member_index_add_known (self, 0, TRUE, record->member->preferred_name, record->member->full_name,
                             0, (const char *const *) folds->pdata)->line = record->line;
}

/**
 * ps_member_index_take:
 * @person_id: on the roster
 * @line: that is about them
 *
 * Remembers which line of the file somebody known is in, because two may be about one person without
 * being alike: one has the phone, the other the address.
 *
 * Returns: an earlier line about them; 0 where there is none
 */
guint
ps_member_index_take (PsMemberIndex *self,
                      gint64         person_id,
                      guint          line)
{
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, &person_id));

  if (earlier == 0)
    g_hash_table_insert (self->taken, g_memdup2 (&person_id, sizeof person_id),
                         GUINT_TO_POINTER (line));

  return earlier;
}

static const PsMemberMatch *
look_up (const PsMemberIndex *self,
         char                 kind,
         const char          *name,
         const char          *way)
{
  g_autofree char *key = make_key (kind, name, way);

  return g_hash_table_lookup (self->keys, key);
}

/* Whether a name alone can be enough: two people called "Ana" are not one, two called "Ana Silva" may
 * be if they are in one group, or nothing at all is known to tell them apart.
 */
static gboolean
is_enough (const PsMemberIndex *self,
           const PsMemberMatch *match,
           const char          *name)
{
  return match == NULL || match->several || match->line != 0 || strchr (name, ' ') != NULL
         || (self->has_group && match->in_group);
}

/**
 * ps_member_index_find:
 * @record: of a file
 *
 * Who @record is about, if they are known. That is somebody
 *
 * - of the same name who can be reached in one of the same ways; if the whole name of one of the two
 *   is not known, their preferred names are enough; or
 * - of the same name, if of one of the two no way to reach them is known, and if it has two words, or
 *   they are in the group already, or of neither of the two a way is known.
 *
 * Two people called Ana Silva with a phone each are two. Two names on one phone are two as well:
 * families share one. Where it could be either of two the match says so, and is nobody.
 *
 * Returns: (transfer none) (nullable): who
 */
const PsMemberMatch *
ps_member_index_find (const PsMemberIndex  *self,
                      const PsMemberRecord *record)
{
  g_autofree char *best = best_key (record->member->preferred_name, record->member->full_name);
  g_autofree char *shown = name_key (record->member->preferred_name);
  const PsMemberMatch *match;

  for (guint i = 0; i < record->ways->len; i++)
    {
      g_autofree char *fold = fold_way (record, i);

      match = look_up (self, KEY_REACHED, best, fold);
      if (match == NULL)
        match = look_up (self, is_known (record->member->full_name) ? KEY_SHORT : KEY_PREFERRED, shown,
                         fold);
      if (match != NULL)
        return match;
    }

  if (record->ways->len > 0)
    {
      match = look_up (self, KEY_UNREACHED, best, NULL);
      return is_enough (self, match, best) && (match != &self->several || strchr (best, ' ') != NULL)
             ? match : NULL;
    }

  match = look_up (self, KEY_NAMED, best, NULL);
  if (is_enough (self, match, best))
    return match;

  /* Of neither is there anything else to go by. */
  return match == look_up (self, KEY_UNREACHED, best, NULL) ? match : NULL;
}

/**
 * ps_member_index_find_namesake:
 * @record: of a file, whom ps_member_index_find() did not find
 *
 * Returns: (transfer none) (nullable): somebody else of the same name
 */
const PsMemberMatch *
ps_member_index_find_namesake (const PsMemberIndex  *self,
                               const PsMemberRecord *record)
{
  g_autofree char *best = best_key (record->member->preferred_name, record->member->full_name);

  return look_up (self, KEY_NAMED, best, NULL);
}
