/* What programs and people write above the columns of a list of people. */
#include "ps-member-headers.h"

#include "ps-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Thunderbird, Google Contacts before and since 2023, Outlook and outlook.com in English, German,
 * French, Spanish and Portuguese, what spreadsheets of people are headed, and what Peerside itself writes
 * in German, for those who read that in another language. Phones and addresses are in
 * ps-member-header-words.c.
 */
static const struct
{
  PsMemberField  field;
  const char    *keys;
} known_headers[] = {
  { PS_MEMBER_FIELD_NAME,
    "|name|names|member|member name|participant|participant name|person|contact name|client|"
    "client name|patient|patient name|display name|first and last name|last first|first last|"
    "last name first name|name last first|attendee|nachname vorname|mitglied|teilnehmer|"
    "teilnehmerin|anzeigename|vor und nachname|name vorname|nom|nom et prenom|prenom et nom|"
    "nom prenom|membre|participante|nombre|nombre y apellido|nombre y apellidos|miembro|"
    "klient|klientin|patientin|teilnehmende|teilnehmer in|nom a afficher|nombres|"
    "nombre mostrado|nombre para mostrar|nome|nome de exibicao|nome a mostrar|membro|" },
  { PS_MEMBER_FIELD_FULL_NAME,
    "|full name|legal name|vollstandiger name|nom complet|nombre completo|nome completo|"
    "voller name|" },
  { PS_MEMBER_FIELD_PREFERRED_NAME,
    "|preferred name|preferred|preferred first name|chosen name|known as|goes by|nickname|"
    "nick name|rufname|spitzname|bevorzugter name|prenom usuel|surnom|nombre preferido|apodo|"
    "prenom d'usage|nombre elegido|nombre social|nome social|nome preferido|apelido|"
    "wunschname|" },
  { PS_MEMBER_FIELD_GIVEN_NAME,
    "|given name|first name|firstname|forename|first|vorname|prenom|nombre de pila|"
    "primer nombre|given names|first names|legal first name|primeiro nome|nome proprio|" },
  { PS_MEMBER_FIELD_MIDDLE_NAME,
    "|middle name|middle|additional name|weitere vornamen|zweiter vorname|deuxieme prenom|"
    "segundo nombre|middle initial|mi|segundo nome|nome do meio|" },
  { PS_MEMBER_FIELD_FAMILY_NAME,
    "|family name|last name|lastname|surname|last|nachname|familienname|zuname|"
    "nom de famille|apellido|apellidos|family names|legal last name|nom d'usage|"
    "primer apellido|apellido paterno|sobrenome|sobrenomes|apelidos|ultimo nome|" },
  { PS_MEMBER_FIELD_SECOND_FAMILY_NAME,
    "|segundo apellido|apellido materno|" },
  { PS_MEMBER_FIELD_INITIAL,
    "|initial|initiale|" },
  { PS_MEMBER_FIELD_PRONOUNS,
    "|pronouns|pronoun|pronomen|pronoms|pronombres|preferred pronouns|gender pronouns|pronom|"
    "pronombre|pronome|pronomes|" },
  { PS_MEMBER_FIELD_LANGUAGE,
    "|language|preferred language|lang|sprache|langue|idioma|lengua|lingua|spoken language|" },
  { PS_MEMBER_FIELD_ACCESS_NEEDS,
    "|access needs|accessibility|accessibility needs|accommodations|barrierefreiheit|"
    "unterstutzungsbedarf|"
    "besoins d'acces|necesidades de acceso|acessibilidade|accesibilidad|accessibilite|"
    "necessidades de acesso|" },
  { PS_MEMBER_FIELD_ROLE,
    "|role|rolle|rol|" },
  { PS_MEMBER_FIELD_PHONE,
    "|contact number|particular|" },
  { PS_MEMBER_FIELD_PHONE_LABEL,
    "|phone label|phone type|telefon bezeichnung|" },
  { PS_MEMBER_FIELD_EMAIL_LABEL,
    "|e mail label|email label|e mail type|email type|e mail bezeichnung|" },
  { PS_MEMBER_FIELD_ADDRESS,
    "|address formatted|" },
  { PS_MEMBER_FIELD_ADDRESS_LABEL,
    "|address label|address type|anschrift bezeichnung|" },
  { PS_MEMBER_FIELD_PHONE_MAY,
    "|telefon erlaubt|" },
  { PS_MEMBER_FIELD_EMAIL_MAY,
    "|e mail erlaubt|" },
  { PS_MEMBER_FIELD_ADDRESS_MAY,
    "|anschrift erlaubt|" },
  { PS_MEMBER_FIELD_NOTES,
    "|notes|note|remarks|remark|comments|comment|notizen|bemerkungen|bemerkung|kommentar|"
    "remarques|commentaires|notas|observaciones|comentarios|remarque|commentaire|anmerkung|"
    "anmerkungen|kommentare|observacoes|anotacoes|" },
};

static const struct
{
  const char    *header;
  PsMemberField  field;
} own_headers[] = {
  { PS_HEADER_PREFERRED_NAME, PS_MEMBER_FIELD_PREFERRED_NAME },
  { PS_HEADER_FULL_NAME, PS_MEMBER_FIELD_FULL_NAME },
  { PS_HEADER_INITIAL, PS_MEMBER_FIELD_INITIAL },
  { PS_HEADER_PRONOUNS, PS_MEMBER_FIELD_PRONOUNS },
  { PS_HEADER_LANGUAGE, PS_MEMBER_FIELD_LANGUAGE },
  { PS_HEADER_ACCESS_NEEDS, PS_MEMBER_FIELD_ACCESS_NEEDS },
  { PS_HEADER_ROLE, PS_MEMBER_FIELD_ROLE },
  { PS_HEADER_PHONE, PS_MEMBER_FIELD_PHONE },
  { PS_HEADER_PHONE_LABEL, PS_MEMBER_FIELD_PHONE_LABEL },
  { PS_HEADER_PHONE_MAY, PS_MEMBER_FIELD_PHONE_MAY },
  { PS_HEADER_EMAIL, PS_MEMBER_FIELD_EMAIL },
  { PS_HEADER_EMAIL_LABEL, PS_MEMBER_FIELD_EMAIL_LABEL },
  { PS_HEADER_EMAIL_MAY, PS_MEMBER_FIELD_EMAIL_MAY },
  { PS_HEADER_ADDRESS, PS_MEMBER_FIELD_ADDRESS },
  { PS_HEADER_ADDRESS_LABEL, PS_MEMBER_FIELD_ADDRESS_LABEL },
  { PS_HEADER_ADDRESS_MAY, PS_MEMBER_FIELD_ADDRESS_MAY },
};

/**
 * ps_member_header_key:
 * @header: as a file has it
 * @number: (out): the number in it, 0 where there is none
 *
 * A header by which the same one is known in another spelling: its folded words, and its number by
 * itself, because programs put it at the end, in the middle or nowhere.
 *
 * Returns: (transfer full): "e mail value" for "E-mail 2 - Value"
 */
char *
ps_member_header_key (const char *header,
                      guint      *number)
{
  g_autofree char *fold = ps_text_fold (header);
  GString *key = g_string_new (NULL);
  gboolean gap = FALSE;

  *number = 0;

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          *number = MIN (*number * 10 + (guint) g_ascii_digit_value (*p), 999);
          gap = TRUE;
        }
      else if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'')
        {
          if (gap && key->len > 0)
            g_string_append_c (key, ' ');
          gap = FALSE;
          g_string_append_unichar (key, c);
        }
      else
        {
          gap = TRUE;
        }
    }

  return g_string_free (key, FALSE);
}

static PsMemberField
find_known (const char *key)
{
  g_autofree char *wanted = g_strconcat ("|", key, "|", NULL);

  for (gsize i = 0; *key != '\0' && i < G_N_ELEMENTS (known_headers); i++)
    if (strstr (known_headers[i].keys, wanted) != NULL)
      return known_headers[i].field;

  return PS_MEMBER_FIELD_NONE;
}

/* "Patient Last Name", as systems of clinics write it. */
static const char *
without_person (const char *key)
{
  static const char *const people[] = { "client ", "member ", "participant ", "patient ", "pt " };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    if (g_str_has_prefix (key, people[i]))
      return key + strlen (people[i]);

  return key;
}

static char *
insert_number (const char *header,
               guint       number)
{
  const char *place = strstr (header, "%u");

  if (place == NULL)
    return g_strdup (header);

  return g_strdup_printf ("%.*s%u%s", (int) (place - header), header, number, place + 2);
}

/**
 * ps_member_header_format:
 * @header: one of the PS_HEADER strings
 * @number: from 1
 *
 * Returns: (transfer full): @header in the person's language, with the number if it has one
 */
char *
ps_member_header_format (const char *header,
                         guint       number)
{
  return insert_number (_(header), number);
}

/* The field of a header that Peerside itself writes, in English or in the language in use. */
static PsMemberField
find_own (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_headers); i++)
    {
      g_autofree char *source = insert_number (own_headers[i].header, 1);
      g_autofree char *translated = ps_member_header_format (own_headers[i].header, 1);
      guint number;
      g_autofree char *source_key = ps_member_header_key (source, &number);
      g_autofree char *translated_key = ps_member_header_key (translated, &number);

      if (strcmp (translated_key, key) == 0 || strcmp (source_key, key) == 0)
        return own_headers[i].field;
    }

  return PS_MEMBER_FIELD_NONE;
}

/**
 * ps_member_header_guess:
 * @header: as the file has it
 * @key: as ps_member_header_key() makes it
 *
 * Returns: what it is about; of %PS_MEMBER_FIELD_NONE where that is not known
 */
PsMemberHeader
ps_member_header_guess (const char *header,
                        const char *key)
{
  PsMemberHeader guess = { find_known (key), NULL, FALSE };

  if (guess.field == PS_MEMBER_FIELD_NONE)
    guess.field = find_own (key);
  if (guess.field == PS_MEMBER_FIELD_NONE)
    guess.field = find_known (without_person (key));
  if (guess.field == PS_MEMBER_FIELD_NONE)
    ps_member_header_read_words (header, without_person (key), &guess);

  return guess;
}
