/* A card as what it says of a person. */
#include "ps-member-card.h"

#include "ps-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As ps-vcard-writer.c writes it. */
#define PEERSIDE "-//Peerside//"

/* What a card may hold that the roster has no place for, or should not have: why somebody comes is
 * nobody's to read in a note.
 */
static const struct
{
  const char *name;
  const char *title;
} others[] = {
  { "NOTE", N_("notes") },
  { "BDAY", N_("birthdays") },
  { "ANNIVERSARY", N_("anniversaries") },
  { "X-ANNIVERSARY", N_("anniversaries") },
  { "X-EVOLUTION-ANNIVERSARY", N_("anniversaries") },
  { "X-ABDATE", N_("anniversaries") },
  { "PHOTO", N_("pictures") },
  { "LOGO", N_("pictures") },
  { "TITLE", N_("job titles") },
  { "ROLE", N_("job titles") },
  { "URL", N_("web pages") },
  { "SOCIALPROFILE", N_("web pages") },
  { "X-SOCIALPROFILE", N_("web pages") },
  { "IMPP", N_("addresses for messages") },
  { "CATEGORIES", N_("categories") },
  { "GENDER", N_("genders") },
  { "RELATED", N_("related people") },
  { "AGENT", N_("related people") },
  { "X-ABRELATEDNAMES", N_("related people") },
  { "X-SPOUSE", N_("related people") },
  { "X-EVOLUTION-SPOUSE", N_("related people") },
  { "KEY", N_("keys") },
  { "SOUND", N_("sounds") },
};

static const char *
first_part (PsMemberSource *source,
            const char     *value,
            char            separator)
{
  g_auto (GStrv) parts = ps_vcard_parts (value, separator);

  return ps_member_source_own (source, ps_vcard_text (parts[0]));
}

static void
take_text (PsMemberSource *source,
           PsVcardReader  *reader,
           const char     *name,
           PsMemberField   field)
{
  const PsVcardProperty *property = ps_vcard_reader_find (reader, name);

  if (property == NULL || source->texts[field] != NULL)
    return;

  source->texts[field] = ps_member_source_own (source, ps_vcard_text (property->value));
  source->headers[field] = property->name;
}

/* Family, given, further names, prefixes and suffixes, each of which may be a list. */
static void
take_parts (PsMemberSource        *source,
            const PsVcardProperty *property)
{
  static const PsMemberField fields[] = {
    PS_MEMBER_FIELD_FAMILY_NAME, PS_MEMBER_FIELD_GIVEN_NAME, PS_MEMBER_FIELD_MIDDLE_NAME,
  };
  g_auto (GStrv) parts = ps_vcard_parts (property->value, ';');

  for (guint i = 0; i < G_N_ELEMENTS (fields) && parts[i] != NULL; i++)
    {
      g_auto (GStrv) list = ps_vcard_parts (parts[i], ',');
      g_autofree char *joined = g_strjoinv (" ", list);
      char *text = ps_vcard_text (joined);

      source->texts[fields[i]] = ps_member_source_own (source, text);
      source->headers[fields[i]] = property->name;
    }
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static void
take_names (PsMemberSource *source,
            PsVcardReader  *reader)
{
  const PsVcardProperty *nickname = ps_vcard_reader_find (reader, "NICKNAME");
  const PsVcardProperty *parts = ps_vcard_reader_find (reader, "N");

  source->name_header = "FN";
  if (nickname != NULL)
    {
      source->texts[PS_MEMBER_FIELD_PREFERRED_NAME] = first_part (source, nickname->value, ',');
      source->headers[PS_MEMBER_FIELD_PREFERRED_NAME] = nickname->name;
    }

  if (source->own)
    {
      take_text (source, reader, "X-PEERSIDE-FULL-NAME", PS_MEMBER_FIELD_FULL_NAME);
      take_text (source, reader, "X-PEERSIDE-INITIAL", PS_MEMBER_FIELD_INITIAL);
      return;
    }

  if (parts != NULL)
    take_parts (source, parts);
  take_text (source, reader, "FN", PS_MEMBER_FIELD_NAME);
}

/* An organization, a list of people, a place: what is no person. */
static const char *
refuse_kind (PsMemberSource *source,
             PsVcardReader  *reader)
{
  const PsVcardProperty *kind = ps_vcard_reader_find (reader, "KIND");
  const PsVcardProperty *org = ps_vcard_reader_find (reader, "ORG");
  const PsVcardProperty *shown = ps_vcard_reader_find (reader, "X-ABSHOWAS");
  const char *name = source->texts[PS_MEMBER_FIELD_NAME];

  if (kind == NULL)
    kind = ps_vcard_reader_find (reader, "X-ADDRESSBOOKSERVER-KIND");
  if (kind != NULL && g_ascii_strcasecmp (kind->value, "group") == 0)
    return _("The card is a list of people, and no person.");
  if (kind != NULL && (g_ascii_strcasecmp (kind->value, "org") == 0
                       || g_ascii_strcasecmp (kind->value, "location") == 0))
    return _("The card is of an organization or a place, and no person.");
  if (shown != NULL && g_ascii_strcasecmp (shown->value, "COMPANY") == 0)
    return _("The card is of an organization or a place, and no person.");

  if (org != NULL && !source->own
      && is_blank (source->texts[PS_MEMBER_FIELD_GIVEN_NAME])
      && is_blank (source->texts[PS_MEMBER_FIELD_FAMILY_NAME])
      && is_blank (source->texts[PS_MEMBER_FIELD_PREFERRED_NAME]))
    {
      const char *first = first_part (source, org->value, ';');

      if (!is_blank (first) && (is_blank (name) || strcmp (name, first) == 0))
        return _("The card is of an organization or a place, and no person.");
    }

  if (is_blank (name) && is_blank (source->texts[PS_MEMBER_FIELD_FULL_NAME])
      && is_blank (source->texts[PS_MEMBER_FIELD_PREFERRED_NAME])
      && is_blank (source->texts[PS_MEMBER_FIELD_GIVEN_NAME])
      && is_blank (source->texts[PS_MEMBER_FIELD_FAMILY_NAME]))
    {
      source->refusal_field = source->name_header;
      return _("The card has no name.");
    }

  return NULL;
}

/* "tel:+1-503-555-0101;ext=102" and "mailto:ana@example.org". */
static char *
without_scheme (const char *value,
                const char *scheme)
{
  gsize length = strlen (scheme);
  g_autofree char *plain = NULL;
  const char *semicolon;

  if (g_ascii_strncasecmp (value, scheme, length) != 0)
    return g_strdup (value);

  plain = g_uri_unescape_string (value + length, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return g_strdup (value + length);

  semicolon = strchr (plain, ';');
  if (semicolon == NULL)
    return g_steal_pointer (&plain);

  if (g_ascii_strncasecmp (semicolon, ";ext=", 5) == 0)
    return g_strdup_printf ("%.*s ext. %s", (int) (semicolon - plain), plain, semicolon + 5);

  return g_strndup (plain, semicolon - plain);
}

/* Post box, flat, street, town, region, code, country, each of which may be a list. Google adds all of it
 * once more.
 */
static char *
join_address (const char *value)
{
  g_auto (GStrv) parts = ps_vcard_parts (value, ';');
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < 7 && parts[i] != NULL; i++)
    {
      g_auto (GStrv) list = ps_vcard_parts (parts[i], ',');

      for (guint j = 0; list[j] != NULL; j++)
        {
          g_autofree char *text = ps_vcard_text (list[j]);

          if (is_blank (text))
            continue;
          if (joined->len > 0)
            g_string_append_c (joined, '\n');
          g_string_append (joined, g_strstrip (text));
        }
    }

  return g_string_free (joined, FALSE);
}

/* "TEL;X-Mom", as Android writes somebody's own word, and Evolution's "X-EVOLUTION-ASSISTANT": it may be
 * whose phone it is.
 */
static const char *
find_own_type (PsMemberSource        *source,
               const PsVcardProperty *property)
{
  const char *type = strstr (property->types, " x-");
  const char *word;

  if (type == NULL)
    return "";

  word = type + strlen (" x-");
  if (g_str_has_prefix (word, "evolution-"))
    word += strlen ("evolution-");

  return ps_member_source_own (source, g_strndup (word, strcspn (word, " ")));
}

/* Apple's own words stand between signs: "_$!<Mobile>!$_". */
static const char *
find_label (PsMemberSource        *source,
            PsVcardReader         *reader,
            const PsVcardProperty *property)
{
  static const struct { const char *type; const char *label; } labels[] = {
    { "cell", N_("mobile") }, { "mobile", N_("mobile") }, { "iphone", N_("mobile") },
    { "home", N_("home") }, { "work", N_("work") }, { "other", N_("other") },
  };

  for (guint i = 0; property->group != NULL && i < ps_vcard_reader_get_n (reader); i++)
    {
      const PsVcardProperty *other = ps_vcard_reader_get (reader, i);

      if (strcmp (other->name, "X-ABLABEL") == 0
          && g_strcmp0 (other->group, property->group) == 0)
        {
          char *text = ps_vcard_text (other->value);
          gsize length = strlen (text);

          if (length > 8 && g_str_has_prefix (text, "_$!<") && g_str_has_suffix (text, ">!$_"))
            {
              g_autofree char *whole = text;
              g_autofree char *word = g_strndup (whole + 4, length - 8);

              text = g_utf8_strdown (word, -1);
            }
          return ps_member_source_own (source, text);
        }
    }

  if (property->label != NULL)
    return property->label;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (ps_vcard_has_type (property, labels[i].type))
      return _(labels[i].label);

  return find_own_type (source, property);
}

static gboolean
is_fax (const PsVcardProperty *property)
{
  return (ps_vcard_has_type (property, "fax") || ps_vcard_has_type (property, "pager"))
         && !ps_vcard_has_type (property, "voice") && !ps_vcard_has_type (property, "cell");
}

static void
take_way (PsMemberSource        *source,
          PsVcardReader         *reader,
          const PsVcardProperty *property)
{
  PsMemberField field;
  char *value;

  if (strcmp (property->name, "TEL") == 0 && !is_fax (property))
    {
      g_autofree char *text = ps_vcard_text (property->value);

      field = PS_MEMBER_FIELD_PHONE;
      value = without_scheme (text, "tel:");
    }
  else if (strcmp (property->name, "EMAIL") == 0)
    {
      g_autofree char *text = ps_vcard_text (property->value);

      field = PS_MEMBER_FIELD_EMAIL;
      value = without_scheme (text, "mailto:");
    }
  else if (strcmp (property->name, "ADR") == 0)
    {
      field = PS_MEMBER_FIELD_ADDRESS;
      value = join_address (property->value);
    }
  else
    {
      return;
    }

  ps_member_source_own (source, value);
  if (!is_blank (value))
    ps_member_source_add_way (source, field, value, find_label (source, reader, property),
                              property->may, property->name);
}

/* The one liked best comes first, of equals as the card has them. */
static int
compare_preference (gconstpointer a,
                    gconstpointer b)
{
  const PsVcardProperty *one = *(const PsVcardProperty *const *) a;
  const PsVcardProperty *other = *(const PsVcardProperty *const *) b;

  if (one->preference != other->preference)
    return one->preference < other->preference ? -1 : 1;

  return one->line < other->line ? -1 : one->line > other->line;
}

/**
 * ps_member_card_take:
 * @source: (inout): cleared
 * @reader: at the card
 *
 * Takes what a card says of a person.
 */
void
ps_member_card_take (PsMemberSource *source,
                     PsVcardReader  *reader)
{
  g_autoptr (GPtrArray) properties = g_ptr_array_new ();
  const PsVcardProperty *product = ps_vcard_reader_find (reader, "PRODID");

  source->line = ps_vcard_reader_get_line (reader);
  source->own = product != NULL && g_str_has_prefix (product->value, PEERSIDE);
  take_names (source, reader);
  take_text (source, reader, "PRONOUNS", PS_MEMBER_FIELD_PRONOUNS);
  take_text (source, reader, "X-PRONOUNS", PS_MEMBER_FIELD_PRONOUNS);
  if (source->own)
    take_text (source, reader, "X-PEERSIDE-LANGUAGE", PS_MEMBER_FIELD_LANGUAGE);
  take_text (source, reader, "LANG", PS_MEMBER_FIELD_LANGUAGE);

  for (guint i = 0; i < ps_vcard_reader_get_n (reader); i++)
    g_ptr_array_add (properties, (gpointer) ps_vcard_reader_get (reader, i));
  if (!source->own)
    g_ptr_array_sort (properties, compare_preference);
  for (guint i = 0; i < properties->len; i++)
    take_way (source, reader, g_ptr_array_index (properties, i));

  source->refusal = refuse_kind (source, reader);
}

/**
 * ps_member_card_left_out:
 * @left_out: (inout) (element-type utf8): gets words for what the cards hold that is not imported
 */
void
ps_member_card_left_out (PsVcardReader *reader,
                         GPtrArray     *left_out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (ps_vcard_reader_left_out (reader, others[i].name)
        && !g_ptr_array_find_with_equal_func (left_out, _(others[i].title), g_str_equal, NULL))
      g_ptr_array_add (left_out, g_strdup (_(others[i].title)));
}
