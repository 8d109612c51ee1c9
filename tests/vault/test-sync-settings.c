#include "ps-sync-settings.h"

#include "vault-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* What each program's own settings look like, as it writes them; HOME stands for the home folder. */
static const struct {
  const char *program;
  const char *settings;
  const char *text;
} cases[] = {
  { "Dropbox", ".dropbox/info.json",
    "{\"personal\": {\"path\": \"HOME/Files/M\\u00fcnchen\", \"host\": 1, \"is_team\": false}}" },
  { "Dropbox", ".dropbox/info.json",
    "{\"personal\":{\"path\":\"/elsewhere\"},\"business\":{\"path\" : \"HOME/Files\"}}" },
  { "Nextcloud", ".config/Nextcloud/nextcloud.cfg",
    "[Accounts]\n0\\url=https://cloud.example.org\n0\\Folders\\1\\localPath=HOME/Files/\n"
    "0\\Folders\\1\\targetPath=/\n" },
  { "Nextcloud", ".config/Nextcloud/nextcloud.cfg",
    "[Accounts]\n0\\FoldersWithPlaceholders\\2\\localPath=\"HOME/Files/M\\xfcnchen/\"\n" },
  { "ownCloud", ".config/ownCloud/owncloud.cfg",
    "[Accounts]\r\n0\\Folders\\1\\localPath=HOME/Files/\r\n" },
  { "OneDrive", ".config/onedrive/config",
    "# where\n  sync_dir = \"~/Files\"\nskip_file = \"~*\"\n" },
  { "Syncthing", ".config/syncthing/config.xml",
    "<configuration version=\"37\">\n  <folder id=\"a\" label=\"Files\" path=\"~/Files\">\n"
    "  </folder>\n</configuration>" },
  { "Syncthing", ".local/state/syncthing/config.xml",
    "<configuration version=\"37\"><folder id=\"a\" path=\"HOME/Files/M&#252;nchen\" type=\"sendonly\"/>"
    "</configuration>" },
};

typedef struct {
  char       *root;
  char       *files;
  char       *vault;
  char       *config;
  char       *state;
  PsSyncHome  home;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *made = g_dir_make_tmp ("ps-sync-XXXXXX", NULL);

  fixture->root = realpath (made, NULL);
  fixture->files = g_build_filename (fixture->root, "Files", NULL);
  fixture->vault = g_build_filename (fixture->files, "München", "vault", NULL);
  fixture->config = g_build_filename (fixture->root, ".config", NULL);
  fixture->state = g_build_filename (fixture->root, ".local", "state", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->vault, 0700), ==, 0);
  fixture->home = (PsSyncHome) { fixture->root, fixture->config, fixture->state };
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  remove_tree (fixture->root);
  g_free (fixture->files);
  g_free (fixture->vault);
  g_free (fixture->config);
  g_free (fixture->state);
  free (fixture->root);
}

static char *
put_settings (Fixture    *fixture,
              const char *settings,
              const char *text)
{
  char *path = g_build_filename (fixture->root, settings, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GString) whole = g_string_new (text);

  g_string_replace (whole, "HOME", fixture->root, 0);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, whole->str, -1, NULL));

  return path;
}

static void
test_each_programs_settings_are_read (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = put_settings (fixture, cases[i].settings, cases[i].text);
      g_autofree char *folder = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (ps_sync_settings_find (&fixture->home, fixture->vault, &folder), ==,
                       cases[i].program);
      g_assert_true (g_str_has_prefix (folder, fixture->files));
      g_unlink (path);
    }
}

/* Beside what is synchronised, and where its name only begins the same. */
static void
test_other_folders_are_fine (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *beside = g_build_filename (fixture->root, "Files of the clinic", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = put_settings (fixture, cases[i].settings, cases[i].text);
      g_autofree char *folder = NULL;

      g_assert_null (ps_sync_settings_find (&fixture->home, beside, &folder));
      g_assert_null (folder);
      g_assert_null (ps_sync_settings_find (&fixture->home, fixture->root, &folder));
      g_unlink (path);
    }
}

/* A model for folders to come has the home folder as its path, and is none. */
static void
test_syncthings_model_is_no_folder (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED =
    put_settings (fixture, ".config/syncthing/config.xml",
                  "<configuration><defaults><folder id=\"\" path=\"~/\"/></defaults></configuration>");
  g_autofree char *folder = NULL;

  g_assert_null (ps_sync_settings_find (&fixture->home, fixture->vault, &folder));
}

/* Settings that are cut short anywhere, or are not text, say what they can and nothing else. */
static void
test_broken_settings_say_nothing (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize len = 0; len < strlen (cases[i].text); len++)
      {
        g_autofree char *text = g_strndup (cases[i].text, len);
        g_autofree char *path = put_settings (fixture, cases[i].settings, text);
        g_autofree char *folder = NULL;
        g_autofree char *none = NULL;
        const char *program = ps_sync_settings_find (&fixture->home, fixture->vault, &folder);

        g_assert_true (program == NULL || g_str_equal (program, cases[i].program));
        g_assert_true (g_file_set_contents (path, "\xff\xfe\\u\\xd800\"path\":\"\\", 18, NULL));
        g_assert_null (ps_sync_settings_find (&fixture->home, fixture->vault, &none));
        g_unlink (path);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/sync-settings/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("each-programs-settings-are-read", test_each_programs_settings_are_read);
  ADD ("other-folders-are-fine", test_other_folders_are_fine);
  ADD ("syncthings-model-is-no-folder", test_syncthings_model_is_no_folder);
  ADD ("broken-settings-say-nothing", test_broken_settings_say_nothing);
#undef ADD

  return g_test_run ();
}
