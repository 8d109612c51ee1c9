#include "ps-test-list.h"

#define CHANGES "ps-test-changes"

static void
items_changed_cb (GListModel *model G_GNUC_UNUSED,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GString    *changes)
{
  if (changes->len > 0)
    g_string_append (changes, ", ");

  g_string_append_printf (changes, "%u", position);
  if (removed > 0)
    g_string_append_printf (changes, "-%u", removed);
  if (added > 0)
    g_string_append_printf (changes, "+%u", added);
}

static void
free_changes (gpointer data)
{
  g_string_free (data, TRUE);
}

void
ps_test_watch_changes (GListModel *model)
{
  GString *changes = g_string_new (NULL);

  g_object_set_data_full (G_OBJECT (model), CHANGES, changes, free_changes);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), changes);
}

char *
ps_test_take_changes (GListModel *model)
{
  GString *changes = g_object_get_data (G_OBJECT (model), CHANGES);
  char *taken = g_strdup (changes->str);

  g_string_set_size (changes, 0);

  return taken;
}

char *
ps_test_list_string (GListModel *model,
                     const char *property)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *value = NULL;

      g_object_get (item, property, &value, NULL);
      g_string_append_printf (string, "%s%s", i > 0 ? " " : "", value);
    }

  return g_string_free (string, FALSE);
}
