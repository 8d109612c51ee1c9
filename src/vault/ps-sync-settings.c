#include "ps-sync-settings.h"

#include "ps-vault-file.h"

#include <stdlib.h>
#include <string.h>

/* Which folders a program that synchronises has been told to: its own settings say so even where it
 * leaves no mark in the folder. Each is read as its program writes it, and what cannot be read says
 * nothing: it is a hint, and the folder may be fine.
 */

#define SETTINGS_MAX (4 * 1024 * 1024)

/* Takes out of @text, which is one program's settings, the folders that it synchronises. */
typedef void (*FindFolders) (const char *text,
                             GPtrArray  *folders);

/* JSON writes \uXXXX, and Qt's settings \xX: both are UTF-16. */
static char *
unescape (const char *from,
          const char *to)
{
  g_autoptr (GArray) units = g_array_new (TRUE, FALSE, sizeof (gunichar2));
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = from; at < to; at++)
    {
      char *end = NULL;

      if (*at == '\\' && at + 2 < to && (at[1] == 'u' || at[1] == 'x') && g_ascii_isxdigit (at[2]))
        {
          g_autofree char *digits = g_strndup (at + 2, MIN (4, to - at - 2));
          gunichar2 unit = (gunichar2) strtoul (digits, &end, 16);

          g_array_append_val (units, unit);
          at += 1 + (end - digits);
          continue;
        }

      if (units->len > 0)
        {
          g_autofree char *utf8 = g_utf16_to_utf8 ((const gunichar2 *) units->data, units->len,
                                                   NULL, NULL, NULL);

          g_string_append (out, utf8 != NULL ? utf8 : "?");
          g_array_set_size (units, 0);
        }
      if (*at == '\\' && at + 1 < to)
        at++;
      g_string_append_c (out, *at);
    }

  if (units->len > 0)
    {
      g_autofree char *utf8 = g_utf16_to_utf8 ((const gunichar2 *) units->data, units->len, NULL,
                                               NULL, NULL);

      g_string_append (out, utf8 != NULL ? utf8 : "?");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ~/.dropbox/info.json: { "personal": { "path": "/home/ana/Dropbox", ... } } */
static void
find_in_dropbox (const char *text,
                 GPtrArray  *folders)
{
  while ((text = strstr (text, "\"path\"")) != NULL)
    {
      const char *from;

      text += strlen ("\"path\"");
      text += strspn (text, " \t\r\n:");
      if (*text != '"')
        continue;

      from = ++text;
      while (*text != '\0' && *text != '"')
        text += *text == '\\' && text[1] != '\0' ? 2 : 1;
      g_ptr_array_add (folders, unescape (from, text));
    }
}

/* nextcloud.cfg, owncloud.cfg: 0\Folders\1\localPath=/home/ana/Files/ */
static void
find_in_nextcloud (const char *text,
                   GPtrArray  *folders)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *value = strchr (g_strstrip (lines[i]), '=');
      gsize len;

      if (value == NULL)
        continue;

      *value++ = '\0';
      if (!g_str_has_suffix (g_strchomp (lines[i]), "localPath"))
        continue;

      g_strstrip (value);
      len = strlen (value);
      if (len >= 2 && value[0] == '"' && value[len - 1] == '"')
        g_ptr_array_add (folders, unescape (value + 1, value + len - 1));
      else
        g_ptr_array_add (folders, unescape (value, value + len));
    }
}

/* ~/.config/onedrive/config: sync_dir = "~/OneDrive" */
static void
find_in_onedrive (const char *text,
                  GPtrArray  *folders)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *at = g_strchug (lines[i]);
      const char *end;

      if (!g_str_has_prefix (at, "sync_dir"))
        continue;

      at += strlen ("sync_dir");
      at += strspn (at, " \t=");
      end = *at == '"' ? strchr (at + 1, '"') : NULL;
      if (end != NULL)
        g_ptr_array_add (folders, g_strndup (at + 1, (gsize) (end - at - 1)));
    }
}

static void
start_element_cb (GMarkupParseContext  *context G_GNUC_UNUSED,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error G_GNUC_UNUSED)
{
  if (!g_str_equal (element, "folder"))
    return;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "path"))
      g_ptr_array_add (user_data, g_strdup (values[i]));
}

/* config.xml: <folder id="abcd" path="~/Files" ...>, those at the top and a model in <defaults>, whose
 * path is the home folder and stands for none.
 */
static void
find_in_syncthing (const char *text,
                   GPtrArray  *folders)
{
  static const GMarkupParser parser = { .start_element = start_element_cb };
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, folders, NULL);
  const char *defaults = strstr (text, "<defaults>");

  g_markup_parse_context_parse (context, text,
                                defaults != NULL ? defaults - text : (gssize) strlen (text), NULL);
}

/* With links resolved, and without a slash at its end; NULL if there is no such folder. */
static char *
resolve (const PsSyncHome *home,
         const char       *folder)
{
  g_autofree char *whole = NULL;
  char *real;
  char *result;

  if (g_str_has_prefix (folder, "~/"))
    whole = g_build_filename (home->home, folder + 2, NULL);
  else if (g_path_is_absolute (folder))
    whole = g_strdup (folder);
  else
    return NULL;

  real = realpath (whole, NULL);
  result = g_strdup (real);
  free (real);

  return result;
}

static gboolean
is_in (const char *path,
       const char *folder)
{
  gsize len = strlen (folder);

  return strncmp (path, folder, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

static char *
find_around (const PsSyncHome *home,
             const char       *settings,
             FindFolders       find,
             const char       *path)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = ps_vault_file_read (settings, SETTINGS_MAX, NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;

  /* An empty file has no bytes to point to. */
  text = g_strndup (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "",
                    g_bytes_get_size (bytes));
  find (text, folders);
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *folder = resolve (home, g_ptr_array_index (folders, i));

      if (folder != NULL && is_in (path, folder))
        return g_steal_pointer (&folder);
    }

  return NULL;
}

/**
 * ps_sync_settings_find:
 * @home: where the settings are
 * @path: a folder, with links resolved
 * @folder: (out) (transfer full): the folder that is synchronised, which is @path or around it
 *
 * Returns: (nullable): the name of the program whose settings say that it synchronises @path
 */
const char *
ps_sync_settings_find (const PsSyncHome  *home,
                       const char        *path,
                       char             **folder)
{
  const struct {
    const char  *program;
    const char  *base;
    const char  *settings;
    FindFolders  find;
  } programs[] = {
    { "Dropbox", home->home, ".dropbox/info.json", find_in_dropbox },
    { "Nextcloud", home->config, "Nextcloud/nextcloud.cfg", find_in_nextcloud },
    { "ownCloud", home->config, "ownCloud/owncloud.cfg", find_in_nextcloud },
    { "OneDrive", home->config, "onedrive/config", find_in_onedrive },
    { "Syncthing", home->config, "syncthing/config.xml", find_in_syncthing },
    { "Syncthing", home->state, "syncthing/config.xml", find_in_syncthing },
  };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *settings = g_build_filename (programs[i].base, programs[i].settings, NULL);

      *folder = find_around (home, settings, programs[i].find, path);
      if (*folder != NULL)
        return programs[i].program;
    }

  return NULL;
}
