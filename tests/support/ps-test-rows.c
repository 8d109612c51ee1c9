#include "ps-test-rows.h"

#include "ps-membership-store.h"

typedef struct {
  const char *name;
  const char *on;
  gint64      group_id;
  gint64      person_id;
  gint64      id;
} Add;

static gboolean
add_group (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  Add *add = data;

  row->name = g_strdup (add->name);
  row->model = g_strdup ("co-facilitated");
  row->minutes = 90;
  row->capacity = 12;
  if (!ps_group_store_add (conn, row, PS_TEST_NOW, error))
    return FALSE;

  add->id = row->id;

  return TRUE;
}

gint64
ps_test_add_group (PsTestDb   *self,
                   const char *name)
{
  Add add = { .name = name };

  ps_test_db_write (self, add_group, &add);

  return add.id;
}

static gboolean
add_member (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  Add *add = data;

  row->preferred_name = g_strdup (add->name);
  if (!ps_member_store_add (conn, row, PS_TEST_NOW, error))
    return FALSE;

  add->id = row->id;

  return TRUE;
}

gint64
ps_test_add_member (PsTestDb   *self,
                    const char *name)
{
  Add add = { .name = name };

  ps_test_db_write (self, add_member, &add);

  return add.id;
}

static gboolean
join (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Add *add = data;

  return ps_membership_store_join (conn, add->group_id, add->person_id, add->on, PS_TEST_NOW, NULL,
                                   error);
}

void
ps_test_join (PsTestDb   *self,
              gint64      group_id,
              gint64      person_id,
              const char *on)
{
  Add add = { .group_id = group_id, .person_id = person_id, .on = on };

  ps_test_db_write (self, join, &add);
}

char *
ps_test_names (PsTestDb *self,
               GArray   *ids)
{
  GString *names = g_string_new (NULL);

  g_assert_nonnull (ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsMemberRow) row =
        ps_member_store_get (ps_test_db_reader (self), g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", row->preferred_name);
    }

  g_array_unref (ids);

  return g_string_free (names, FALSE);
}
