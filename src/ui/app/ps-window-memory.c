#include "ps-window-private.h"

/* Where each user was, and who was there last: by the user's id, which says nothing to anybody else, and
 * for nobody but them. Of a sample vault it is forgotten with its window.
 */

static char *
dup_user_id (PsWindow *self)
{
  PsKeys *keys = ps_workspace_get_keys (self->workspace);

  return keys != NULL ? ps_uid_to_string (ps_keys_get_user_id (keys)) : NULL;
}

static gboolean
is_kept (PsWindow *self)
{
  return self->settings != NULL && self->sample == NULL;
}

/* All users' pages; whoever was there last comes first. */
static void
keep_page (PsWindow   *self,
           const char *user_id,
           const char *page)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, "last-pages");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", user_id, page);
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, user_id))
      g_variant_builder_add (&builder, "{ss}", key, value);

  g_settings_set_value (self->settings, "last-pages", g_variant_builder_end (&builder));
}

/**
 * ps_window_dup_last_page:
 * @self: a window whose workspace is open
 *
 * Returns: (transfer full) (nullable): the page on which whoever is there now was last
 */
char *
ps_window_dup_last_page (PsWindow *self)
{
  g_autofree char *user_id = dup_user_id (self);
  g_autoptr (GVariant) pages = NULL;
  const char *page;
  char *kept = NULL;

  if (user_id == NULL)
    return NULL;

  page = g_hash_table_lookup (self->last_pages, user_id);
  if (page != NULL || self->settings == NULL)
    return g_strdup (page);

  pages = g_settings_get_value (self->settings, "last-pages");
  g_variant_lookup (pages, user_id, "s", &kept);

  return kept;
}

/**
 * ps_window_remember_user:
 * @self: a window whose workspace is open
 * @page: (nullable): which page is seen
 *
 * Remembers who is there, and where.
 */
void
ps_window_remember_user (PsWindow   *self,
                         const char *page)
{
  g_autofree char *user_id = dup_user_id (self);

  if (user_id == NULL)
    return;

  g_free (self->last_user);
  self->last_user = g_strdup (user_id);
  if (page != NULL)
    g_hash_table_replace (self->last_pages, g_strdup (user_id), g_strdup (page));

  if (is_kept (self))
    {
      g_autofree char *kept = ps_window_dup_last_page (self);

      keep_page (self, user_id, kept != NULL ? kept : "");
    }
}

/**
 * ps_window_dup_last_user:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): the id of who unlocked a vault on this workstation last
 */
char *
ps_window_dup_last_user (PsWindow *self)
{
  g_autoptr (GVariant) pages = NULL;
  char *user_id = NULL;

  if (self->last_user != NULL || self->settings == NULL)
    return g_strdup (self->last_user);

  pages = g_settings_get_value (self->settings, "last-pages");
  if (g_variant_n_children (pages) > 0)
    g_variant_get_child (pages, 0, "{ss}", &user_id, NULL);

  return user_id;
}

/**
 * ps_window_has_others:
 * @self: a window
 *
 * Returns: whether there is anybody to hand the workstation over to
 */
gboolean
ps_window_has_others (PsWindow *self)
{
  g_auto (GStrv) names = ps_workspace_get_user_names (self->workspace);

  return names != NULL && g_strv_length (names) > 1;
}

/**
 * ps_window_switch_user:
 * @self: a window
 *
 * Locks, and asks who is there now. A meeting that runs goes on by its clock, and is there again for the
 * next who leads meetings.
 */
void
ps_window_switch_user (PsWindow *self)
{
  self->switching = TRUE;
  ps_workspace_lock (self->workspace);
}
