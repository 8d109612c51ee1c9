#include "ps-member-names.h"

#include <glib/gi18n-lib.h>

#include "ps-namesake-store.h"
#include "ps-namesake-words.h"
#include "ps-right.h"

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
  guint       told;          /* the serial of which "changed" was emitted last */
  GHashTable *of_name;       /* folded name -> (id -> hint), of who is on the roster */
  GHashTable *of_name_ever;  /* likewise, with those who are off it */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsMemberNames, ps_member_names, G_TYPE_OBJECT)

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

  hints = ps_namesake_words (rows, fold);
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
table_changed_cb (PsMemberNames *self)
{
  guint serial = ps_db_get_serial (self->db);

  if (self->told == serial)
    return;

  self->told = serial;
  g_signal_emit (self, signals[CHANGED], 0);
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

  /**
   * PsMemberNames::changed:
   *
   * Somebody may be told apart by other words now, or need not be any more. It comes once for each
   * unit of work that wrote something about people.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  static const char * const tables[] = {
    "changed::person", "changed::contact_way", "changed::membership", NULL,
  };
  PsMemberNames *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);

  self = g_object_new (PS_TYPE_MEMBER_NAMES, NULL);
  self->db = g_object_ref (db);
  self->serial = ps_db_get_serial (db);
  self->told = self->serial;
  for (guint i = 0; tables[i] != NULL; i++)
    g_signal_connect_object (db, tables[i], G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED);

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

/* Both names, where one does not say the other. */
static char *
join_names (const char *name,
            const char *full_name)
{
  if (*full_name == '\0' || g_str_equal (full_name, name))
    return g_strdup (name);

  /* "Ana Silva" says it all; "Lucía Silva" is not found under "Ana". */
  if (g_str_has_prefix (full_name, name))
    return g_strdup (full_name);

  /* Translators: what somebody likes to be called, and their full name. */
  return g_strdup_printf (_("%1$s (%2$s)"), name, full_name);
}

/**
 * ps_member_names_dup_whole:
 * @person_id: somebody
 *
 * For where somebody is looked for, as to call them: with the full name, where it is known.
 *
 * Returns: (transfer full) (nullable): “Ana Silva”, “Lucía (Ana Lucía Silva)”, “Ana Silva, …0142”; %NULL
 *   where there is no such person, and for whoever may not see the names
 */
char *
ps_member_names_dup_whole (PsMemberNames *self,
                           gint64         person_id)
{
  g_autofree char *name = NULL;
  g_autofree char *full_name = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *hint = NULL;

  g_return_val_if_fail (PS_IS_MEMBER_NAMES (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_DOOR) ||
      !ps_namesake_store_names (ps_db_get_reader (self->db), person_id, &name, &full_name, NULL) ||
      name == NULL)
    return NULL;

  whole = join_names (name, full_name);
  hint = ps_member_names_dup_hint (self, person_id);

  /* What tells them apart may be in the full name already. */
  if (hint == NULL || g_str_has_suffix (full_name, hint))
    return g_steal_pointer (&whole);

  /* Translators: a member, and what tells them apart from another of that name: “Ana, …0142”. */
  return g_strdup_printf (_("%1$s, %2$s"), whole, hint);
}
