/* What the columns of a list of people are taken for, by what stands above them. */
#include "ps-member-headers.h"

#include <locale.h>

/* The fields of @headers, which are parted by bars, as words: what Peerside calls a field, "-" for what is
 * not imported, a label in brackets.
 */
static char *
guess (const char *headers)
{
  g_auto (GStrv) list = g_strsplit (headers, "|", -1);
  g_autoptr (PsMemberColumns) columns = ps_member_columns_new ((const char *const *) list,
                                                               g_strv_length (list));
  GString *guessed = g_string_new (NULL);

  for (guint i = 0; i < ps_member_columns_get_n (columns); i++)
    {
      const PsMemberColumn *column = ps_member_columns_get (columns, i);

      if (i > 0)
        g_string_append_c (guessed, '|');
      g_string_append (guessed, column->field == PS_MEMBER_FIELD_NONE
                                ? "-" : ps_member_field_title (column->field));
      if (column->field != PS_MEMBER_FIELD_NONE && column->label != NULL)
        g_string_append_printf (guessed, " (%s)", column->label);
    }

  return g_string_free (guessed, FALSE);
}

typedef struct
{
  const char *headers;
  const char *expected;
} Case;

static void
assert_guesses (const Case *cases,
                gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *guessed = guess (cases[i].headers);

      g_test_message ("%s", cases[i].headers);
      g_assert_cmpstr (guessed, ==, cases[i].expected);
    }
}

static void
test_words_are_known_in_any_order (void)
{
  static const Case cases[] = {
    { "Name|Cell #|Home No.|Work phone", "Name|Phone (mobile)|Phone (home)|Phone (work)" },
    { "Name|Phone (mobile)|2nd e-mail|Secondary Email", "Name|Phone (mobile)|E-mail|E-mail (other)" },
    { "Name|Mobil-Tel.-Nr.|Tel. dienstlich|Festnetz", "Name|Phone (mobile)|Phone (work)|Phone (home)" },
    { "Nom|Tél. fixe|N° de portable|Adresse e-mail principale",
      "Name|Phone (home)|Phone (mobile)|E-mail" },
    { "Nombre|Teléfono (Trabajo)|Celular|Dirección de correo electrónico",
      "Name|Phone (work)|Phone (mobile)|E-mail" },
    { "Nome|Número do celular|Telemóvel|Correio eletrónico",
      "Name|Phone (mobile)|Phone (mobile)|E-mail" },
    { "Patient Last Name|Patient First Name|Pt Phone", "Family name|Given name|Phone" },
  };

  assert_guesses (cases, G_N_ELEMENTS (cases));
}

/* A number that is taken for the member's is called with what the member wants nobody to know. */
static void
test_a_word_that_is_not_known_keeps_it_out (void)
{
  static const Case cases[] = {
    { "Name|Emergency phone|Notfall-Telefon|Teléfono de emergencia", "Name|-|-|-" },
    { "Name|Mother’s cell|Handy Mutter|Tél. de la mère|Telefon Arzt", "Name|-|-|-|-" },
    { "Name|Fax|Home fax|Phone OK?|E-mail sent", "Name|-|-|-|-" },
    { "Name|Home|Work|Private|Number|Code", "Name|-|-|-|-|-" },
    { "Name|Phone or e-mail", "Name|-" },
  };

  assert_guesses (cases, G_N_ELEMENTS (cases));
}

static void
test_whom_one_calls_about_somebody_is_somebody_else (void)
{
  static const Case cases[] = {
    { "Name|Contact phone|Contact e-mail", "Name|Phone|E-mail" },
    { "Contact name|Contact phone", "Name|Phone" },
    { "Client name|Contact name|Contact phone", "Name|-|-" },
    { "First name|Last name|Contact name|Contact phone|Cell",
      "Given name|Family name|-|-|Phone (mobile)" },
    { "Name|Phone|Emergency contact|Contact phone", "Name|Phone|-|-" },
    { "Name|Alternate contact phone|Contact 2 phone", "Name|-|-" },
  };

  assert_guesses (cases, G_N_ELEMENTS (cases));
}

static void
test_the_parts_of_an_address_need_a_street (void)
{
  static const Case cases[] = {
    { "Name|Street|City|State|Zip", "Name|Postal address|Postal address|Postal address|Postal address" },
    { "Name|City|State", "Name|-|-" },
    { "Name|Straße|PLZ|Ort|Land", "Name|Postal address|Postal address|Postal address|Postal address" },
    { "Name|Home Street|Home City|Business City", "Name|Postal address (home)|Postal address (home)|-" },
    { "Name|Adresse|Ville", "Name|Postal address|Postal address" },
    { "Name|Address 1 - Formatted|Address 1 - Street|Address 1 - City", "Name|Postal address|-|-" },
  };

  assert_guesses (cases, G_N_ELEMENTS (cases));
}

static void
test_a_name_is_what_it_is_beside_the_others (void)
{
  static const Case cases[] = {
    { "Nome|Apelido", "Given name|Family name" },
    { "Nome|Sobrenome|Apelido", "Given name|Family name|Preferred name" },
    { "Nome completo|Apelido", "Full name|Preferred name" },
    { "Nombre|Apellidos|Nombre mostrado", "Given name|Family name|Name" },
    { "Nombre|Apellido paterno|Apellido materno", "Given name|Family name|Second family name" },
    { "Name|Vorname", "Family name|Given name" },
    { "Prénom|Nom|Prénom d’usage", "Given name|Family name|Preferred name" },
  };

  assert_guesses (cases, G_N_ELEMENTS (cases));
}

static void
test_a_label_is_called_as_peerside_calls_it (void)
{
  static const char *const labels[][2] = {
    { "Mobile", "mobile" }, { "Home Phone", "home" }, { "Privat", "home" }, { "Trabajo", "work" },
    { "Autre", "other" }, { "Work Mobile", NULL }, { "Mobile 2", NULL }, { "WhatsApp", NULL },
    { "my sister’s", NULL }, { "Festnetz", NULL }, { "Phone", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (ps_member_header_label (labels[i][0]), ==, labels[i][1]);

  g_assert_true (ps_member_header_is_fax ("Work Fax"));
  g_assert_true (ps_member_header_is_fax ("Télécopie (bureau)"));
  g_assert_false (ps_member_header_is_fax ("Work"));
}

/* The tests run in English. */
static void
test_an_export_in_another_language_is_an_export (void)
{
  static const Case cases[] = {
    { "Rufname|Voller Name|Initiale|Unterstützungsbedarf|Rolle|Telefon 1|Telefon 1: Bezeichnung|"
      "Telefon 1: erlaubt",
      "Preferred name|Full name|Initial|Access needs|Role|Phone|Label of a phone|"
      "What a phone may be used for" },
    { "Rufname|E-Mail 1|E-Mail 1: Bezeichnung|E-Mail 1: erlaubt",
      "Preferred name|E-mail|Label of an e-mail address|What an e-mail address may be used for" },
    { "Rufname|Anschrift 1|Anschrift 1: Bezeichnung|Anschrift 1: erlaubt",
      "Preferred name|Postal address|Label of a postal address|What a postal address may be used for" },
  };

  assert_guesses (cases, G_N_ELEMENTS (cases));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/member-headers/words-are-known-in-any-order", test_words_are_known_in_any_order);
  g_test_add_func ("/member-headers/a-word-that-is-not-known-keeps-it-out",
                   test_a_word_that_is_not_known_keeps_it_out);
  g_test_add_func ("/member-headers/whom-one-calls-about-somebody-is-somebody-else",
                   test_whom_one_calls_about_somebody_is_somebody_else);
  g_test_add_func ("/member-headers/the-parts-of-an-address-need-a-street",
                   test_the_parts_of_an_address_need_a_street);
  g_test_add_func ("/member-headers/a-name-is-what-it-is-beside-the-others",
                   test_a_name_is_what_it_is_beside_the_others);
  g_test_add_func ("/member-headers/a-label-is-called-as-peerside-calls-it",
                   test_a_label_is_called_as_peerside_calls_it);
  g_test_add_func ("/member-headers/an-export-in-another-language-is-an-export",
                   test_an_export_in_another_language_is_an_export);

  return g_test_run ();
}
