#include <locale.h>
#include <string.h>

#include "ps-vcard-writer.h"

#define UUID "0190b8f0-1111-7222-8333-444455556666"

static PsContactWayRow *
add_way (GPtrArray  *ways,
         const char *kind,
         const char *value,
         const char *label,
         const char *may)
{
  PsContactWayRow *way = ps_contact_way_row_new ();

  way->kind = g_strdup (kind);
  way->value = g_strdup (value);
  way->label = g_strdup (label);
  way->ok_call = strchr (may, 'c') != NULL;
  way->ok_text = strchr (may, 't') != NULL;
  way->ok_message = strchr (may, 'm') != NULL;
  way->ok_mail = strchr (may, 'w') != NULL;
  g_ptr_array_add (ways, way);

  return way;
}

static char *
write_card (const PsVcard  *card,
            PsVcardVersion  version)
{
  GString *out = g_string_new (NULL);

  ps_vcard_write (out, card, version);

  return g_string_free (out, FALSE);
}

static PsMemberRow *
ana (void)
{
  PsMemberRow *row = ps_member_row_new ();

  g_assert_true (ps_uid_parse (UUID, &row->uid));
  row->preferred_name = g_strdup ("Ana");
  row->full_name = g_strdup ("Ana Lucía Silva");
  row->initial = g_strdup ("S");
  row->pronouns = g_strdup ("she/her");
  row->language = g_strdup ("pt-BR");
  row->access_needs = g_strdup ("needs a chair with arms");
  row->role = g_strdup ("caregiver");

  return row;
}

static void
test_both_versions (void)
{
  g_autoptr (PsMemberRow) row = ana ();
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  const PsVcard card = { row, ways };
  g_autofree char *three = NULL;
  g_autofree char *four = NULL;

  add_way (ways, "phone", "+1 503 555 0101", "mobile", "cm");
  add_way (ways, "phone", "555-0102", "my sister’s", "t");
  add_way (ways, "email", "ana@example.org", "home", "w");
  add_way (ways, "postal", "1 Mill Road\nPortland, OR", "", "w");

  three = write_card (&card, PS_VCARD_3);
  g_assert_cmpstr (three, ==,
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Peerside//Peerside//EN\r\n"
                   "UID:urn:uuid:" UUID "\r\n"
                   "FN:Ana Lucía Silva\r\nN:Silva;Ana Lucía;;;\r\nNICKNAME:Ana\r\n"
                   "X-PEERSIDE-FULL-NAME:Ana Lucía Silva\r\nX-PEERSIDE-INITIAL:S\r\n"
                   "X-PRONOUNS:she/her\r\nX-PEERSIDE-LANGUAGE:pt-BR\r\n"
                   "TEL;TYPE=CELL;X-PEERSIDE-MAY=call,message:+1 503 555 0101\r\n"
                   "item1.TEL;X-PEERSIDE-MAY=text:555-0102\r\nitem1.X-ABLabel:my sister’s\r\n"
                   "EMAIL;TYPE=INTERNET;TYPE=HOME;X-PEERSIDE-MAY=mail:ana@example.org\r\n"
                   "ADR;X-PEERSIDE-MAY=mail:;;1 Mill Road\\nPortland\\, OR;;;;\r\n"
                   "END:VCARD\r\n");

  four = write_card (&card, PS_VCARD_4);
  g_assert_cmpstr (four, ==,
                   "BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:-//Peerside//Peerside//EN\r\n"
                   "UID:urn:uuid:" UUID "\r\n"
                   "FN:Ana Lucía Silva\r\nN:Silva;Ana Lucía;;;\r\nNICKNAME:Ana\r\n"
                   "X-PEERSIDE-FULL-NAME:Ana Lucía Silva\r\nX-PEERSIDE-INITIAL:S\r\n"
                   "PRONOUNS:she/her\r\nLANG:pt-BR\r\n"
                   "TEL;TYPE=cell;X-PEERSIDE-MAY=call,message:+1 503 555 0101\r\n"
                   "item1.TEL;X-PEERSIDE-MAY=text:555-0102\r\nitem1.X-ABLabel:my sister’s\r\n"
                   "EMAIL;TYPE=home;X-PEERSIDE-MAY=mail:ana@example.org\r\n"
                   "ADR;X-PEERSIDE-MAY=mail:;;1 Mill Road\\nPortland\\, OR;;;;\r\n"
                   "END:VCARD\r\n");
}

static void
test_what_nobody_may_use_is_left_out (void)
{
  g_autoptr (PsMemberRow) row = ana ();
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  const PsVcard card = { row, ways, "Notice!", "By consent, of 3 March." };
  g_autofree char *text = NULL;

  add_way (ways, "phone", "555-0103", "work", "");
  add_way (ways, "phone", "555-0104", "work", "c");
  text = write_card (&card, PS_VCARD_3);
  g_assert_null (strstr (text, "555-0103"));
  g_assert_nonnull (strstr (text, "TEL;TYPE=WORK;X-PEERSIDE-MAY=call:555-0104\r\n"));
  g_assert_nonnull (strstr (text, "NOTE:Notice! By consent\\, of 3 March.\r\n"));
  g_assert_null (strstr (text, "chair"));
  g_assert_null (strstr (text, "caregiver"));
}

static void
test_a_family_name_is_not_guessed (void)
{
  static const struct
  {
    const char *preferred;
    const char *full;
    const char *initial;
    const char *n;
  } cases[] = {
    { "Ana", "", "", "N:;Ana;;;\r\n" },
    { "Ana", "Ana García López", "G", "N:García López;Ana;;;\r\n" },
    { "Ana", "Ana García López", "", "N:;Ana García López;;;\r\n" },
    { "Ana", "Ana García López", "X", "N:;Ana García López;;;\r\n" },
    { "Sean", "Sean O’Neill", "O", "N:O’Neill;Sean;;;\r\n" },
    { "Åse", "Åse Ödegård", "O", "N:Ödegård;Åse;;;\r\n" },
    { "Ana Silva", "", "S", "N:Silva;Ana;;;\r\n" },
    { "a;b,c\\", "", "", "N:;a\\;b\\,c\\\\;;;\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PsMemberRow) row = ps_member_row_new ();
      g_autoptr (GPtrArray) ways = g_ptr_array_new ();
      const PsVcard card = { row, ways };
      g_autofree char *text = NULL;

      row->preferred_name = g_strdup (cases[i].preferred);
      row->full_name = g_strdup (cases[i].full);
      row->initial = g_strdup (cases[i].initial);
      text = write_card (&card, PS_VCARD_3);
      g_assert_nonnull (strstr (text, cases[i].n));
    }
}

static void
test_lines_are_folded_between_characters (void)
{
  for (guint n = 1; n < 400; n++)
    {
      g_autoptr (PsMemberRow) row = ps_member_row_new ();
      g_autoptr (GPtrArray) ways = g_ptr_array_new ();
      const PsVcard card = { row, ways };
      g_autoptr (GString) name = g_string_new (NULL);
      g_auto (GStrv) lines = NULL;
      g_autofree char *text = NULL;
      g_autofree char *whole = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (name, i % 4 == 0 ? "🌻" : i % 4 == 1 ? "ए" : i % 4 == 2 ? "é" : "e");
      row->preferred_name = g_strdup (name->str);
      text = write_card (&card, n % 2 == 0 ? PS_VCARD_3 : PS_VCARD_4);
      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        }

      g_clear_pointer (&lines, g_strfreev);
      lines = g_strsplit (text, "\r\n ", -1);
      whole = g_strjoinv ("", lines);
      g_string_prepend (name, "\r\nNICKNAME:");
      g_assert_nonnull (strstr (whole, name->str));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard-writer/both-versions", test_both_versions);
  g_test_add_func ("/vcard-writer/what-nobody-may-use-is-left-out", test_what_nobody_may_use_is_left_out);
  g_test_add_func ("/vcard-writer/a-family-name-is-not-guessed", test_a_family_name_is_not_guessed);
  g_test_add_func ("/vcard-writer/lines-are-folded-between-characters",
                   test_lines_are_folded_between_characters);

  return g_test_run ();
}
