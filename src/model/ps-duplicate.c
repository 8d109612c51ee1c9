/* Which records may be of one person, and why. */
#include "ps-duplicate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-likeness.h"

/* So many people called the same are a common name and nothing to look at. */
#define COMMON_NAME 8

/* A number or an address that so many have is that of a house or a clinic. */
#define COMMON_CONTACT 8

#define PHONES (PS_DUPLICATE_PHONE | PS_DUPLICATE_PHONE_COUNTRY | PS_DUPLICATE_PHONE_END)

typedef struct {
  gint64  id;
  char   *name;       /* likenesses; "" where there is none */
  char   *full_name;
  char  **folds;
} Person;

struct _PsDuplicateFinder
{
  GPtrArray  *people;
  GHashTable *by_key;    /* key -> GArray of indices into people */
  GHashTable *distinct;  /* "one|other" */
};

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person->full_name);
  g_strfreev (person->folds);
  g_free (person);
}

/**
 * ps_duplicate_is_likely:
 *
 * A name is no more than a possibility, and so is a number: families share one. Both together are not.
 *
 * Returns: whether they are probably of one person
 */
gboolean
ps_duplicate_is_likely (const PsDuplicate *self)
{
  return (self->reasons & PS_DUPLICATE_NAME) != 0 &&
         (self->reasons & (PHONES | PS_DUPLICATE_EMAIL)) != 0;
}

static const char *
phone_words (guint reasons)
{
  if ((reasons & PS_DUPLICATE_PHONE) != 0)
    return _("the same telephone number");

  if ((reasons & PS_DUPLICATE_PHONE_COUNTRY) != 0)
    return _("the same telephone number, once with and once without its code");

  if ((reasons & PS_DUPLICATE_PHONE_END) != 0)
    return _("telephone numbers that end alike");

  return NULL;
}

/**
 * ps_duplicate_dup_words:
 *
 * Returns: (transfer full): why the two may be one, as a part of a sentence: "the same name and the same
 *   telephone number"
 */
char *
ps_duplicate_dup_words (const PsDuplicate *self)
{
  const char *words[4] = { NULL };
  guint n = 0;

  if ((self->reasons & PS_DUPLICATE_NAME) != 0)
    words[n++] = _("the same name");
  if ((self->reasons & PHONES) != 0)
    words[n++] = phone_words (self->reasons);
  if ((self->reasons & PS_DUPLICATE_EMAIL) != 0)
    words[n++] = _("the same e-mail address");

  if (n == 3)
    /* Translators: three reasons why two records may be of one person. */
    return g_strdup_printf (_("%1$s, %2$s and %3$s"), words[0], words[1], words[2]);

  if (n == 2)
    /* Translators: two reasons why two records may be of one person. */
    return g_strdup_printf (_("%1$s and %2$s"), words[0], words[1]);

  return g_strdup (n == 1 ? words[0] : "");
}

/**
 * ps_duplicate_finder_new:
 *
 * Returns: (transfer full): one that knows nobody yet
 */
PsDuplicateFinder *
ps_duplicate_finder_new (void)
{
  PsDuplicateFinder *self = g_new0 (PsDuplicateFinder, 1);

  self->people = g_ptr_array_new_with_free_func (person_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  self->distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * ps_duplicate_finder_free:
 * @self: (transfer full): is freed
 */
void
ps_duplicate_finder_free (PsDuplicateFinder *self)
{
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->distinct);
  g_free (self);
}

static gboolean
is_number (const char *fold)
{
  return *fold != '\0' && strspn (fold, "0123456789x") == strlen (fold);
}

static void
file_under (PsDuplicateFinder *self,
            const char        *kind,
            const char        *key)
{
  g_autofree char *whole = NULL;
  GArray *places;
  guint place = self->people->len - 1;

  if (key == NULL || *key == '\0')
    return;

  whole = g_strconcat (kind, key, NULL);
  places = g_hash_table_lookup (self->by_key, whole);
  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_key, g_steal_pointer (&whole), places);
    }

  if (places->len == 0 || g_array_index (places, guint, places->len - 1) != place)
    g_array_append_val (places, place);
}

/**
 * ps_duplicate_finder_add:
 * @folds: (array zero-terminated=1): how they are reached, as ps_contact_way_fold() makes it
 *
 * Tells of one person.
 */
void
ps_duplicate_finder_add (PsDuplicateFinder  *self,
                         gint64              id,
                         const char         *preferred_name,
                         const char         *full_name,
                         const char * const *folds)
{
  Person *person = g_new0 (Person, 1);

  person->id = id;
  person->name = ps_likeness_name (preferred_name);
  person->full_name = ps_likeness_name (full_name);
  person->folds = g_strdupv ((char **) folds);
  g_ptr_array_add (self->people, person);

  file_under (self, "name:", person->name);
  file_under (self, "name:", person->full_name);
  for (guint i = 0; folds[i] != NULL; i++)
    {
      g_autofree char *number = is_number (folds[i]) ? ps_likeness_number (folds[i]) : NULL;

      if (number != NULL)
        file_under (self, "number:", number);
      else if (is_number (folds[i]) || strchr (folds[i], '@') != NULL)
        file_under (self, "way:", folds[i]);
    }
}

static char *
pair_key (gint64 one_id,
          gint64 other_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, MIN (one_id, other_id),
                          MAX (one_id, other_id));
}

/**
 * ps_duplicate_finder_tell_apart:
 *
 * Somebody has said that the two are two people.
 */
void
ps_duplicate_finder_tell_apart (PsDuplicateFinder *self,
                                gint64             one_id,
                                gint64             other_id)
{
  g_hash_table_add (self->distinct, pair_key (one_id, other_id));
}

static gboolean
are_two (PsDuplicateFinder *self,
         gint64             one_id,
         gint64             other_id)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->distinct) == 0)
    return FALSE;

  key = pair_key (one_id, other_id);

  return g_hash_table_contains (self->distinct, key);
}

static guint
compare_ways (const Person *one,
              const Person *other)
{
  static const guint phones[] = {
    [PS_LIKE_PHONES_NOT] = 0,
    [PS_LIKE_PHONES_END] = PS_DUPLICATE_PHONE_END,
    [PS_LIKE_PHONES_COUNTRY] = PS_DUPLICATE_PHONE_COUNTRY,
    [PS_LIKE_PHONES_SAME] = PS_DUPLICATE_PHONE,
  };
  guint reasons = 0;

  for (guint i = 0; one->folds[i] != NULL; i++)
    for (guint j = 0; other->folds[j] != NULL; j++)
      if (is_number (one->folds[i]) && is_number (other->folds[j]))
        reasons |= phones[ps_likeness_phones (one->folds[i], other->folds[j])];
      else if (strchr (one->folds[i], '@') != NULL && strcmp (one->folds[i], other->folds[j]) == 0)
        reasons |= PS_DUPLICATE_EMAIL;

  return reasons;
}

/* Two full names that are known and differ say that a name they share is chance. */
static gboolean
have_one_name (const Person *one,
               const Person *other)
{
  gboolean both_full = *one->full_name != '\0' && *other->full_name != '\0';

  if (both_full)
    return strcmp (one->full_name, other->full_name) == 0;

  if (*one->name == '\0' || *other->name == '\0')
    return FALSE;

  return strcmp (one->name, other->name) == 0 || strcmp (one->full_name, other->name) == 0 ||
         strcmp (one->name, other->full_name) == 0;
}

static void
look_at (PsDuplicateFinder *self,
         guint              one_place,
         guint              other_place,
         GHashTable        *seen,
         GArray            *found)
{
  const Person *one = g_ptr_array_index (self->people, one_place);
  const Person *other = g_ptr_array_index (self->people, other_place);
  gint64 places = ((gint64) MIN (one_place, other_place) << 32) | MAX (one_place, other_place);
  PsDuplicate pair = { MIN (one->id, other->id), MAX (one->id, other->id), 0 };

  if (g_hash_table_contains (seen, &places) || are_two (self, one->id, other->id))
    return;

  pair.reasons = compare_ways (one, other) | (have_one_name (one, other) ? PS_DUPLICATE_NAME : 0);
  g_hash_table_add (seen, g_memdup2 (&places, sizeof places));
  if (pair.reasons != 0)
    g_array_append_val (found, pair);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const PsDuplicate *one = a;
  const PsDuplicate *other = b;
  int likely = ps_duplicate_is_likely (other) - ps_duplicate_is_likely (one);

  if (likely != 0)
    return likely;

  if (one->one_id != other->one_id)
    return one->one_id < other->one_id ? -1 : 1;

  return (one->other_id > other->other_id) - (one->other_id < other->other_id);
}

/**
 * ps_duplicate_finder_find:
 *
 * Only people who share a name or a way to be reached are set against each other, and not where that is
 * shared by many: it takes as long as there are people, and not the square of it.
 *
 * Returns: (transfer full) (element-type PsDuplicate): the likely ones first
 */
GArray *
ps_duplicate_finder_find (PsDuplicateFinder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PsDuplicate));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const GArray *places = value;
      guint limit = g_str_has_prefix (key, "name:") ? COMMON_NAME : COMMON_CONTACT;

      if (places->len > limit)
        continue;

      for (guint i = 0; i < places->len; i++)
        for (guint j = i + 1; j < places->len; j++)
          look_at (self, g_array_index (places, guint, i), g_array_index (places, guint, j), seen,
                   found);
    }

  g_array_sort (found, compare_pairs);

  return found;
}
