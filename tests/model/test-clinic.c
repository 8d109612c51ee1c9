#include "ps-clinic.h"
#include "ps-error.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault   vault;
  PsClinic     *clinic;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  fixture->clinic = ps_clinic_new (fixture->vault.store.db, &fixture->vault.clock);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->clinic);
  ps_test_vault_tear_down (&fixture->vault);
}

static gboolean
save (Fixture     *fixture,
      const char  *name,
      const char  *phone,
      GPtrArray   *contacts,
      GError     **error)
{
  ps_test_call (fixture->result, ps_clinic_save_async, fixture->clinic, name, phone, contacts);

  return ps_clinic_save_finish (fixture->clinic, fixture->result, error);
}

static GPtrArray *
one_contact (const char *name)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_local_contact_row_free);
  PsLocalContactRow *row = ps_local_contact_row_new ();

  row->kind = g_strdup ("crisis-line");
  row->name = g_strdup (name);
  row->number = g_strdup ("555-0100");
  g_ptr_array_add (contacts, row);

  return contacts;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_what_is_saved_is_notified_once (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  guint names = 0;
  guint phones = 0;

  g_signal_connect_swapped (fixture->clinic, "notify::name", G_CALLBACK (count_cb), &names);
  g_signal_connect_swapped (fixture->clinic, "notify::phone", G_CALLBACK (count_cb), &phones);

  g_assert_cmpstr (ps_clinic_get_name (fixture->clinic), ==, "");
  g_assert_true (save (fixture, " Hill Street ", "555-0101", NULL, NULL));
  g_assert_true (save (fixture, "Hill Street", "555-0102", NULL, NULL));
  g_assert_cmpstr (ps_clinic_get_name (fixture->clinic), ==, "Hill Street");
  g_assert_cmpstr (ps_clinic_get_phone (fixture->clinic), ==, "555-0102");
  g_assert_cmpuint (names, ==, 1);
  g_assert_cmpuint (phones, ==, 2);
}

static void
test_numbers_stay_unless_they_are_given (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) contacts = one_contact ("Lifeline");
  g_autoptr (GPtrArray) read = NULL;

  g_assert_true (save (fixture, NULL, NULL, contacts, NULL));
  g_assert_true (save (fixture, "Hill Street", NULL, NULL, NULL));
  read = ps_clinic_get_contacts (fixture->clinic, NULL);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_cmpstr (((PsLocalContactRow *) read->pdata[0])->name, ==, "Lifeline");
}

static void
test_a_number_without_a_name_is_refused_whole (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) contacts = one_contact (" ");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fixture, "Hill Street", NULL, contacts, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (ps_clinic_get_name (fixture->clinic), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/clinic/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("what-is-saved-is-notified-once", test_what_is_saved_is_notified_once);
  ADD ("numbers-stay-unless-they-are-given", test_numbers_stay_unless_they_are_given);
  ADD ("a-number-without-a-name-is-refused-whole", test_a_number_without_a_name_is_refused_whole);
#undef ADD

  return g_test_run ();
}
