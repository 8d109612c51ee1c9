/* What the columns of a table say of each other. */
#include "ps-member-columns-private.h"

#include "ps-member-headers.h"

#include <string.h>

static gboolean
has (const PsMemberColumns *self,
     PsMemberField          field)
{
  return ps_member_columns_find (self, field, 0) >= 0;
}

/* The column of a key, counted from 0; -1 where there is none. */
static int
find_key (GHashTable *keys,
          const char *key)
{
  gpointer value;

  return g_hash_table_lookup_extended (keys, key, NULL, &value) ? GPOINTER_TO_INT (value) : -1;
}

/* Takes the first of the keys that is there for @field. */
static void
settle (PsMemberColumns    *self,
        GHashTable         *keys,
        const char *const  *wanted,
        PsMemberField       field)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      int at = find_key (keys, wanted[i]);

      if (at >= 0)
        {
          ps_member_columns_at (self, at)->field = field;
          return;
        }
    }
}

/* "Name", "Nom" and "Nombre" are the whole name, but beside a column for the given name alone the
 * first two are the family name, and beside one for the family name the last is the given one.
 * "Apelido" is the family name in Portugal, and in Brazil, where that is "Sobrenome", a nickname.
 */
static void
settle_name (PsMemberColumns *self,
             GHashTable      *keys)
{
  static const char *const family[] = { "name", "nom", NULL };
  static const char *const given[] = { "nombre", "nombres", "nome", NULL };
  static const char *const shown[] = { "nombre mostrado", "nombre para mostrar", "nome de exibicao",
                                       "nome a mostrar", NULL };
  static const char *const surname[] = { "apelido", NULL };

  if (!has (self, PS_MEMBER_FIELD_FAMILY_NAME)
      && (find_key (keys, "nome") >= 0 || has (self, PS_MEMBER_FIELD_GIVEN_NAME)))
    settle (self, keys, surname, PS_MEMBER_FIELD_FAMILY_NAME);

  if (has (self, PS_MEMBER_FIELD_GIVEN_NAME) && !has (self, PS_MEMBER_FIELD_FAMILY_NAME))
    settle (self, keys, family, PS_MEMBER_FIELD_FAMILY_NAME);

  if (has (self, PS_MEMBER_FIELD_FAMILY_NAME) && !has (self, PS_MEMBER_FIELD_GIVEN_NAME))
    settle (self, keys, given, PS_MEMBER_FIELD_GIVEN_NAME);

  if (!has (self, PS_MEMBER_FIELD_NAME))
    settle (self, keys, shown, PS_MEMBER_FIELD_NAME);
}

/* "Emergency contact", "Contact name" and "Contact phone" beside the columns for a name are of somebody
 * else, who is not to be called in the member's place.
 */
static void
settle_contacts (PsMemberColumns *self,
                 GHashTable      *keys)
{
  int name = find_key (keys, "contact name");
  gboolean others = FALSE;

  if (name >= 0 && (has (self, PS_MEMBER_FIELD_GIVEN_NAME) || has (self, PS_MEMBER_FIELD_FAMILY_NAME)
                    || has (self, PS_MEMBER_FIELD_PREFERRED_NAME)
                    || has (self, PS_MEMBER_FIELD_FULL_NAME)))
    ps_member_columns_at (self, name)->field = PS_MEMBER_FIELD_NONE;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ps_member_columns_get_n (self); i++)
      {
        PsMemberColumn *column = ps_member_columns_at (self, i);
        guint number;
        g_autofree char *key = ps_member_header_key (column->header, &number);

        if (!ps_member_header_is_contact (key))
          continue;

        if (pass == 0)
          others = others || column->field == PS_MEMBER_FIELD_NONE;
        else if (others && column->field >= PS_MEMBER_FIELD_PHONE
                 && column->field <= PS_MEMBER_FIELD_ADDRESS)
          column->field = PS_MEMBER_FIELD_NONE;
      }
}

static gboolean
is_whole (const PsMemberColumn *column)
{
  guint number;
  g_autofree char *key = ps_member_header_key (column->header, &number);

  return strcmp (key, "address formatted") == 0;
}

/* Columns of an address are one, line by line: "Home Street", "Home Street 2", "Home City". Where they
 * have labels beside them it is the number that says which address; a program that has the whole one in
 * a cell has its parts once more.
 */
static void
settle_addresses (PsMemberColumns *self,
                  GHashTable      *keys,
                  const gboolean  *parts)
{
  gboolean has_whole = find_key (keys, "address formatted") >= 0;
  gboolean numbered = has (self, PS_MEMBER_FIELD_ADDRESS_LABEL)
                      || has (self, PS_MEMBER_FIELD_ADDRESS_MAY);
  const PsMemberColumn *street = NULL;

  for (guint i = 0; i < ps_member_columns_get_n (self); i++)
    {
      PsMemberColumn *column = ps_member_columns_at (self, i);

      if (column->field != PS_MEMBER_FIELD_ADDRESS)
        continue;

      if (!numbered)
        column->number = 0;

      if (has_whole)
        column->field = is_whole (column) ? PS_MEMBER_FIELD_ADDRESS : PS_MEMBER_FIELD_NONE;
      else if (!parts[i])
        street = column;
      else if (street == NULL || (numbered && street->number != column->number)
               || (column->label != NULL && g_strcmp0 (column->label, street->label) != 0))
        column->field = PS_MEMBER_FIELD_NONE;
      else
        column->label = street->label;
    }
}

/**
 * ps_member_columns_settle:
 * @keys: (element-type utf8 guint): the columns by their keys, counted from 0
 * @parts: (array): whether a column is a part of an address
 *
 * What a column is beside the others, once each has been looked at by itself.
 */
void
ps_member_columns_settle (PsMemberColumns *self,
                          GHashTable      *keys,
                          const gboolean  *parts)
{
  settle_name (self, keys);
  settle_contacts (self, keys);
  settle_addresses (self, keys, parts);
}

/* Returns: (nullable): the program that writes such columns, a proper name */
const char *
ps_member_columns_guess_program (const PsMemberColumns *self,
                                 GHashTable            *keys)
{
  if (has (self, PS_MEMBER_FIELD_PHONE_MAY) || has (self, PS_MEMBER_FIELD_EMAIL_MAY))
    return "Peerside";

  if (g_hash_table_contains (keys, "group membership")
      || (g_hash_table_contains (keys, "e mail value") && g_hash_table_contains (keys, "e mail label"))
      || (g_hash_table_contains (keys, "phone value") && g_hash_table_contains (keys, "phone label")))
    return "Google Contacts";

  if (has (self, PS_MEMBER_FIELD_GIVEN_NAME)
      && (g_hash_table_contains (keys, "e mail display name")
          || g_hash_table_contains (keys, "e mail angezeigter name")
          || g_hash_table_contains (keys, "business phone")
          || g_hash_table_contains (keys, "telefon geschaftlich")
          || g_hash_table_contains (keys, "telephone bureau")
          || g_hash_table_contains (keys, "telefono del trabajo")
          || g_hash_table_contains (keys, "telefone comercial")))
    return "Outlook";

  return NULL;
}
