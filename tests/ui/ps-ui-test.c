#include "ps-ui-test.h"

#include <locale.h>

/**
 * ps_ui_test_init:
 *
 * Readies GTK and libadwaita.
 */
void
ps_ui_test_init (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
  adw_init ();
}

/**
 * ps_ui_test_tick_cb:
 * @user_data: unused
 *
 * Wakes the main loop, so that a condition is looked at again.
 *
 * Returns: that it goes on
 */
gboolean
ps_ui_test_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * ps_ui_test_window:
 * @child: what is in it
 * @width: in pixels
 * @height: in pixels
 *
 * Shows @child in a window with a place for toasts, and waits until it has its size.
 *
 * Returns: (transfer none): the window; gtk_window_destroy() ends it
 */
GtkWidget *
ps_ui_test_window (GtkWidget *child,
                   int        width,
                   int        height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  ps_ui_test_wait_for (gtk_widget_get_width (child) > 0);

  return window;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  static const char * const names[] = { "label", "title", "text" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);

      if (pspec != NULL && pspec->value_type == G_TYPE_STRING)
        {
          g_autofree char *value = NULL;

          g_object_get (widget, names[i], &value, NULL);
          if (g_strcmp0 (value, text) == 0)
            return TRUE;
        }
    }

  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/**
 * ps_ui_test_find:
 * @root: a widget
 * @type: what is looked for
 * @text: (nullable): its label, title, text or tooltip, mnemonics included
 *
 * Looks below @root, in reading order, among what can be seen.
 *
 * Returns: (transfer none) (nullable): the first that fits
 */
GtkWidget *
ps_ui_test_find (GtkWidget  *root,
                 GType       type,
                 const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || says (root, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ps_ui_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * ps_ui_test_dialog:
 * @type: what is looked for
 * @text: (nullable): its label, title, text or tooltip, mnemonics included
 *
 * Looks for the window that has such a widget, the newest first.
 *
 * Returns: (transfer none) (nullable): the window
 */
GtkWidget *
ps_ui_test_dialog (GType       type,
                   const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (ps_ui_test_find (window, type, text) != NULL)
        return window;
    }

  return NULL;
}

/**
 * ps_ui_test_click:
 * @root: a widget
 * @label: the label or tooltip of a button below it, mnemonic included
 *
 * Presses a button. It is an error when there is none, or when it cannot be pressed.
 */
void
ps_ui_test_click (GtkWidget  *root,
                  const char *label)
{
  GtkWidget *button = ps_ui_test_find (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_error ("There is no button “%s”", label);
  if (!gtk_widget_is_sensitive (button))
    g_error ("The button “%s” is insensitive", label);

  g_signal_emit_by_name (button, "clicked");
}

/**
 * ps_ui_test_answer:
 * @label: the label of a button, mnemonic included
 *
 * Presses a button of a dialog as soon as it is there; newer versions of libadwaita take a moment.
 */
void
ps_ui_test_answer (const char *label)
{
  GtkWidget *dialog;

  ps_ui_test_wait_for ((dialog = ps_ui_test_dialog (GTK_TYPE_BUTTON, label)) != NULL);
  ps_ui_test_click (dialog, label);
}

/**
 * ps_ui_test_settle:
 *
 * Lets everything happen that is waiting to.
 */
void
ps_ui_test_settle (void)
{
  for (guint i = 0; i < 500 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/**
 * ps_ui_test_is_named:
 * @widget: a widget
 *
 * Returns: whether somebody has given @widget a name for a screen reader: itself, or the widget of
 *   which it is the part that has the focus
 */
gboolean
ps_ui_test_is_named (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (has_name (widget))
    return TRUE;

  /* Of an entry, the text in it has the focus. Of a menu button, the button in it has: newer
   * versions of GTK name the outer one only, and read its name at the inner one. */
  return parent != NULL
         && (GTK_IS_TEXT (widget)
             || (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_MENU_BUTTON (parent)
                 && gtk_check_version (4, 10, 0) == NULL))
         && has_name (parent);
}

/* Whether a screen reader has something to say when the focus is there. */
static gboolean
is_read (GtkWidget *widget)
{
  if (ps_ui_test_is_named (widget))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) != '\0';

  return GTK_IS_LABEL (widget) || ps_ui_test_find (widget, GTK_TYPE_LABEL, NULL) != NULL;
}

static void
find_unnamed (GtkWidget *widget,
              GString   *names)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  /* The buttons of a spin button have no role in newer versions of GTK: keys do what they do. */
  if (gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget) && !is_read (widget)
      && !(GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget))
           && gtk_test_accessible_has_role (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_ROLE_NONE))
      && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_LIST_BOX (widget) && !GTK_IS_LIST_BASE (widget))
    g_string_append_printf (names, "%s (%s) ", G_OBJECT_TYPE_NAME (widget),
                            gtk_widget_get_tooltip_text (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_unnamed (child, names);
}

/**
 * ps_ui_test_unnamed:
 * @root: a widget that is seen
 *
 * Returns: (transfer full): the types of those below @root that can have the focus and have no name
 *   for a screen reader; "" when all is well
 */
char *
ps_ui_test_unnamed (GtkWidget *root)
{
  GString *names = g_string_new (NULL);

  find_unnamed (root, names);

  return g_string_free (names, FALSE);
}

#define SHORT_TEXT "ps-test-short-text"

/* As tests/support/pseudo.py has it. */
static const char * const more[] = { "ẍ", "ẅ", "ẋ", " " };

/* Two fifths longer and a little, which is more than German asks for; or as it was. */
static void
lengthen (GtkWidget *widget,
          gboolean   longer)
{
  const char *before = g_object_get_data (G_OBJECT (widget), SHORT_TEXT);

  if (!longer && before != NULL)
    {
      gtk_label_set_label (GTK_LABEL (widget), before);
      g_object_set_data (G_OBJECT (widget), SHORT_TEXT, NULL);
    }
  else if (longer && GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      GString *text = g_string_new (gtk_label_get_label (GTK_LABEL (widget)));
      glong n = g_utf8_strlen (text->str, -1) * 2 / 5 + 2;

      g_object_set_data_full (G_OBJECT (widget), SHORT_TEXT, g_strdup (text->str), g_free);
      if (n > 0)
        g_string_append_c (text, ' ');
      for (glong i = 0; i < n; i++)
        g_string_append (text, more[i % G_N_ELEMENTS (more)]);
      gtk_label_set_label (GTK_LABEL (widget), text->str);
      g_string_free (text, TRUE);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lengthen (child, longer);
}

/* The innermost that is wider by itself than the screen of a telephone. */
static GtkWidget *
find_wide (GtkWidget *widget)
{
  int least;

  if (!gtk_widget_get_mapped (widget))
    return NULL;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= 360)
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_wide (child);

      if (found != NULL)
        return found;
    }

  return widget;
}

/**
 * ps_ui_test_assert_fits:
 * @root: a window, or a page, that is seen
 *
 * It can be made 360 pixels narrow, and still can when all its words are two fifths longer.
 */
void
ps_ui_test_assert_fits (GtkWidget *root)
{
  GtkWidget *child = GTK_IS_WINDOW (root) ? gtk_widget_get_first_child (root) : root;
  GtkWidget *wide;

  lengthen (root, TRUE);
  wide = find_wide (child);
  if (wide != NULL)
    g_error ("%s “%s” in %s is wider than 360 pixels", G_OBJECT_TYPE_NAME (wide),
             GTK_IS_LABEL (wide) ? gtk_label_get_label (GTK_LABEL (wide)) : "",
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (wide)));
  lengthen (root, FALSE);
}
