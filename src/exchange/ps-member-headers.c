/* What programs and people write above the columns of a list of people. */
#include "ps-member-headers.h"

#include "ps-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOBILE N_("mobile")
#define HOME   N_("home")
#define WORK   N_("work")
#define OTHER  N_("other")

/* Google Contacts before and since 2023, Outlook and outlook.com in English, German, French and
 * Spanish, and what spreadsheets of people are headed. One line per field and language.
 */
static const PsMemberHeader known_headers[] = {
  { "name", PS_MEMBER_FIELD_NAME }, { "names", PS_MEMBER_FIELD_NAME },
  { "member", PS_MEMBER_FIELD_NAME }, { "member name", PS_MEMBER_FIELD_NAME },
  { "participant", PS_MEMBER_FIELD_NAME }, { "participant name", PS_MEMBER_FIELD_NAME },
  { "person", PS_MEMBER_FIELD_NAME }, { "contact name", PS_MEMBER_FIELD_NAME },
  { "client", PS_MEMBER_FIELD_NAME }, { "client name", PS_MEMBER_FIELD_NAME },
  { "patient", PS_MEMBER_FIELD_NAME }, { "patient name", PS_MEMBER_FIELD_NAME },
  { "display name", PS_MEMBER_FIELD_NAME }, { "first and last name", PS_MEMBER_FIELD_NAME },
  { "last first", PS_MEMBER_FIELD_NAME }, { "first last", PS_MEMBER_FIELD_NAME },
  { "last name first name", PS_MEMBER_FIELD_NAME }, { "name last first", PS_MEMBER_FIELD_NAME },
  { "attendee", PS_MEMBER_FIELD_NAME }, { "nachname vorname", PS_MEMBER_FIELD_NAME },
  { "mitglied", PS_MEMBER_FIELD_NAME }, { "teilnehmer", PS_MEMBER_FIELD_NAME },
  { "teilnehmerin", PS_MEMBER_FIELD_NAME }, { "anzeigename", PS_MEMBER_FIELD_NAME },
  { "vor und nachname", PS_MEMBER_FIELD_NAME }, { "name vorname", PS_MEMBER_FIELD_NAME },
  { "nom", PS_MEMBER_FIELD_NAME }, { "nom et prenom", PS_MEMBER_FIELD_NAME },
  { "prenom et nom", PS_MEMBER_FIELD_NAME }, { "nom prenom", PS_MEMBER_FIELD_NAME },
  { "membre", PS_MEMBER_FIELD_NAME }, { "participante", PS_MEMBER_FIELD_NAME },
  { "nombre", PS_MEMBER_FIELD_NAME }, { "nombre y apellido", PS_MEMBER_FIELD_NAME },
  { "nombre y apellidos", PS_MEMBER_FIELD_NAME }, { "miembro", PS_MEMBER_FIELD_NAME },

  { "full name", PS_MEMBER_FIELD_FULL_NAME }, { "legal name", PS_MEMBER_FIELD_FULL_NAME },
  { "vollstandiger name", PS_MEMBER_FIELD_FULL_NAME },
  { "nom complet", PS_MEMBER_FIELD_FULL_NAME },
  { "nombre completo", PS_MEMBER_FIELD_FULL_NAME },

  { "preferred name", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "preferred", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "preferred first name", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "chosen name", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "known as", PS_MEMBER_FIELD_PREFERRED_NAME }, { "goes by", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "nickname", PS_MEMBER_FIELD_PREFERRED_NAME }, { "nick name", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "rufname", PS_MEMBER_FIELD_PREFERRED_NAME }, { "spitzname", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "bevorzugter name", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "prenom usuel", PS_MEMBER_FIELD_PREFERRED_NAME }, { "surnom", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "nombre preferido", PS_MEMBER_FIELD_PREFERRED_NAME },
  { "apodo", PS_MEMBER_FIELD_PREFERRED_NAME },

  { "given name", PS_MEMBER_FIELD_GIVEN_NAME }, { "first name", PS_MEMBER_FIELD_GIVEN_NAME },
  { "firstname", PS_MEMBER_FIELD_GIVEN_NAME }, { "forename", PS_MEMBER_FIELD_GIVEN_NAME },
  { "first", PS_MEMBER_FIELD_GIVEN_NAME }, { "vorname", PS_MEMBER_FIELD_GIVEN_NAME },
  { "prenom", PS_MEMBER_FIELD_GIVEN_NAME }, { "nombre de pila", PS_MEMBER_FIELD_GIVEN_NAME },
  { "primer nombre", PS_MEMBER_FIELD_GIVEN_NAME },

  { "middle name", PS_MEMBER_FIELD_MIDDLE_NAME }, { "middle", PS_MEMBER_FIELD_MIDDLE_NAME },
  { "additional name", PS_MEMBER_FIELD_MIDDLE_NAME },
  { "weitere vornamen", PS_MEMBER_FIELD_MIDDLE_NAME },
  { "zweiter vorname", PS_MEMBER_FIELD_MIDDLE_NAME },
  { "deuxieme prenom", PS_MEMBER_FIELD_MIDDLE_NAME },
  { "segundo nombre", PS_MEMBER_FIELD_MIDDLE_NAME },

  { "family name", PS_MEMBER_FIELD_FAMILY_NAME }, { "last name", PS_MEMBER_FIELD_FAMILY_NAME },
  { "lastname", PS_MEMBER_FIELD_FAMILY_NAME }, { "surname", PS_MEMBER_FIELD_FAMILY_NAME },
  { "last", PS_MEMBER_FIELD_FAMILY_NAME }, { "nachname", PS_MEMBER_FIELD_FAMILY_NAME },
  { "familienname", PS_MEMBER_FIELD_FAMILY_NAME }, { "zuname", PS_MEMBER_FIELD_FAMILY_NAME },
  { "nom de famille", PS_MEMBER_FIELD_FAMILY_NAME }, { "apellido", PS_MEMBER_FIELD_FAMILY_NAME },
  { "apellidos", PS_MEMBER_FIELD_FAMILY_NAME },

  { "initial", PS_MEMBER_FIELD_INITIAL },
  { "pronouns", PS_MEMBER_FIELD_PRONOUNS }, { "pronoun", PS_MEMBER_FIELD_PRONOUNS },
  { "pronomen", PS_MEMBER_FIELD_PRONOUNS }, { "pronoms", PS_MEMBER_FIELD_PRONOUNS },
  { "pronombres", PS_MEMBER_FIELD_PRONOUNS },
  { "language", PS_MEMBER_FIELD_LANGUAGE }, { "preferred language", PS_MEMBER_FIELD_LANGUAGE },
  { "lang", PS_MEMBER_FIELD_LANGUAGE },
  { "sprache", PS_MEMBER_FIELD_LANGUAGE }, { "langue", PS_MEMBER_FIELD_LANGUAGE },
  { "idioma", PS_MEMBER_FIELD_LANGUAGE },
  { "access needs", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "accessibility", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "accessibility needs", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "accommodations", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "barrierefreiheit", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "besoins d'acces", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "necesidades de acceso", PS_MEMBER_FIELD_ACCESS_NEEDS },
  { "role", PS_MEMBER_FIELD_ROLE }, { "rolle", PS_MEMBER_FIELD_ROLE },
  { "rol", PS_MEMBER_FIELD_ROLE },

  { "phone", PS_MEMBER_FIELD_PHONE }, { "phone value", PS_MEMBER_FIELD_PHONE },
  { "phone number", PS_MEMBER_FIELD_PHONE }, { "phone no", PS_MEMBER_FIELD_PHONE },
  { "phones", PS_MEMBER_FIELD_PHONE }, { "contact number", PS_MEMBER_FIELD_PHONE },
  { "telephone", PS_MEMBER_FIELD_PHONE }, { "telephone number", PS_MEMBER_FIELD_PHONE },
  { "tel", PS_MEMBER_FIELD_PHONE }, { "tel no", PS_MEMBER_FIELD_PHONE },
  { "tel nr", PS_MEMBER_FIELD_PHONE }, { "primary phone", PS_MEMBER_FIELD_PHONE },
  { "telefon", PS_MEMBER_FIELD_PHONE }, { "telefonnummer", PS_MEMBER_FIELD_PHONE },
  { "telefon nr", PS_MEMBER_FIELD_PHONE }, { "rufnummer", PS_MEMBER_FIELD_PHONE },
  { "haupttelefon", PS_MEMBER_FIELD_PHONE }, { "telefono", PS_MEMBER_FIELD_PHONE },
  { "numero de telephone", PS_MEMBER_FIELD_PHONE }, { "telephone principal", PS_MEMBER_FIELD_PHONE },
  { "numero de telefono", PS_MEMBER_FIELD_PHONE },
  { "mobile", PS_MEMBER_FIELD_PHONE, MOBILE }, { "mobile phone", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "mobile number", PS_MEMBER_FIELD_PHONE, MOBILE }, { "cell", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "cell phone", PS_MEMBER_FIELD_PHONE, MOBILE }, { "cellphone", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "phone mobile", PS_MEMBER_FIELD_PHONE, MOBILE }, { "handy", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "handynummer", PS_MEMBER_FIELD_PHONE, MOBILE }, { "mobil", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "mobiltelefon", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "telefon mobil", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "portable", PS_MEMBER_FIELD_PHONE, MOBILE }, { "tel mobile", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "telephone portable", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "telephone mobile", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "tel portable", PS_MEMBER_FIELD_PHONE, MOBILE }, { "movil", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "telefono movil", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "celular", PS_MEMBER_FIELD_PHONE, MOBILE },
  { "home phone", PS_MEMBER_FIELD_PHONE, HOME }, { "phone home", PS_MEMBER_FIELD_PHONE, HOME },
  { "telefon privat", PS_MEMBER_FIELD_PHONE, HOME },
  { "telephone domicile", PS_MEMBER_FIELD_PHONE, HOME },
  { "telephone personnel", PS_MEMBER_FIELD_PHONE, HOME },
  { "telephone fixe", PS_MEMBER_FIELD_PHONE, HOME },
  { "particular telefono", PS_MEMBER_FIELD_PHONE, HOME },
  { "telefono particular", PS_MEMBER_FIELD_PHONE, HOME },
  { "work phone", PS_MEMBER_FIELD_PHONE, WORK }, { "phone work", PS_MEMBER_FIELD_PHONE, WORK },
  { "business phone", PS_MEMBER_FIELD_PHONE, WORK },
  { "telefon geschaftlich", PS_MEMBER_FIELD_PHONE, WORK },
  { "telephone bureau", PS_MEMBER_FIELD_PHONE, WORK },
  { "telephone professionnel", PS_MEMBER_FIELD_PHONE, WORK },
  { "telefono del trabajo", PS_MEMBER_FIELD_PHONE, WORK },
  { "other phone", PS_MEMBER_FIELD_PHONE, OTHER },
  { "weiteres telefon", PS_MEMBER_FIELD_PHONE, OTHER },
  { "autre telephone", PS_MEMBER_FIELD_PHONE, OTHER },
  { "otro telefono", PS_MEMBER_FIELD_PHONE, OTHER },
  { "phone label", PS_MEMBER_FIELD_PHONE_LABEL }, { "phone type", PS_MEMBER_FIELD_PHONE_LABEL },

  { "second phone", PS_MEMBER_FIELD_PHONE, OTHER },
  { "e mail", PS_MEMBER_FIELD_EMAIL }, { "email", PS_MEMBER_FIELD_EMAIL },
  { "e mails", PS_MEMBER_FIELD_EMAIL }, { "emails", PS_MEMBER_FIELD_EMAIL },
  { "mail", PS_MEMBER_FIELD_EMAIL }, { "e mail value", PS_MEMBER_FIELD_EMAIL },
  { "email value", PS_MEMBER_FIELD_EMAIL }, { "e mail address", PS_MEMBER_FIELD_EMAIL },
  { "email address", PS_MEMBER_FIELD_EMAIL }, { "primary email", PS_MEMBER_FIELD_EMAIL },
  { "e mail adresse", PS_MEMBER_FIELD_EMAIL }, { "email adresse", PS_MEMBER_FIELD_EMAIL },
  { "mailadresse", PS_MEMBER_FIELD_EMAIL }, { "courriel", PS_MEMBER_FIELD_EMAIL },
  { "adresse e mail", PS_MEMBER_FIELD_EMAIL }, { "adresse email", PS_MEMBER_FIELD_EMAIL },
  { "adresse electronique", PS_MEMBER_FIELD_EMAIL },
  { "adresse de messagerie", PS_MEMBER_FIELD_EMAIL },
  { "correo", PS_MEMBER_FIELD_EMAIL }, { "correo electronico", PS_MEMBER_FIELD_EMAIL },
  { "direccion de correo electronico", PS_MEMBER_FIELD_EMAIL },
  { "home email", PS_MEMBER_FIELD_EMAIL, HOME }, { "personal email", PS_MEMBER_FIELD_EMAIL, HOME },
  { "work email", PS_MEMBER_FIELD_EMAIL, WORK },
  { "e mail label", PS_MEMBER_FIELD_EMAIL_LABEL }, { "email label", PS_MEMBER_FIELD_EMAIL_LABEL },
  { "e mail type", PS_MEMBER_FIELD_EMAIL_LABEL }, { "email type", PS_MEMBER_FIELD_EMAIL_LABEL },

  { "address", PS_MEMBER_FIELD_ADDRESS }, { "address formatted", PS_MEMBER_FIELD_ADDRESS },
  { "postal address", PS_MEMBER_FIELD_ADDRESS }, { "mailing address", PS_MEMBER_FIELD_ADDRESS },
  { "home address", PS_MEMBER_FIELD_ADDRESS, HOME }, { "adresse", PS_MEMBER_FIELD_ADDRESS },
  { "anschrift", PS_MEMBER_FIELD_ADDRESS }, { "adresse postale", PS_MEMBER_FIELD_ADDRESS },
  { "direccion", PS_MEMBER_FIELD_ADDRESS }, { "direccion postal", PS_MEMBER_FIELD_ADDRESS },
  { "address label", PS_MEMBER_FIELD_ADDRESS_LABEL },
  { "address type", PS_MEMBER_FIELD_ADDRESS_LABEL },

  { "notes", PS_MEMBER_FIELD_NOTES }, { "note", PS_MEMBER_FIELD_NOTES },
  { "remarks", PS_MEMBER_FIELD_NOTES }, { "remark", PS_MEMBER_FIELD_NOTES },
  { "comments", PS_MEMBER_FIELD_NOTES }, { "comment", PS_MEMBER_FIELD_NOTES },
  { "notizen", PS_MEMBER_FIELD_NOTES }, { "bemerkungen", PS_MEMBER_FIELD_NOTES },
  { "bemerkung", PS_MEMBER_FIELD_NOTES }, { "kommentar", PS_MEMBER_FIELD_NOTES },
  { "remarques", PS_MEMBER_FIELD_NOTES }, { "commentaires", PS_MEMBER_FIELD_NOTES },
  { "notas", PS_MEMBER_FIELD_NOTES }, { "observaciones", PS_MEMBER_FIELD_NOTES },
  { "comentarios", PS_MEMBER_FIELD_NOTES },
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

/**
 * ps_member_header_lookup:
 * @key: as ps_member_header_key() makes it
 *
 * Returns: (nullable): what is known of it
 */
const PsMemberHeader *
ps_member_header_lookup (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_headers); i++)
    if (strcmp (known_headers[i].key, key) == 0)
      return &known_headers[i];

  return NULL;
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

/**
 * ps_member_header_own:
 * @key: as ps_member_header_key() makes it
 *
 * Returns: the field of a header that Peerside itself writes, in English or in the language in use;
 *   %PS_MEMBER_FIELD_NONE for others
 */
PsMemberField
ps_member_header_own (const char *key)
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
