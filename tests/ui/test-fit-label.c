#include "ps-fit-label.h"
#include "ps-ui-test.h"

static double
measure_in (int width,
            int height)
{
  GtkWidget *label = ps_fit_label_new ("88:88");
  GtkWidget *window;
  double size;

  ps_fit_label_set_label (PS_FIT_LABEL (label), "12:40");
  window = ps_ui_test_window (label, width, height);
  size = ps_fit_label_get_font_size (PS_FIT_LABEL (label));
  gtk_window_destroy (GTK_WINDOW (window));

  return size;
}

static void
test_fills_its_box (void)
{
  double small = measure_in (400, 300);

  g_assert_cmpfloat (small, >, 100);
  g_assert_cmpfloat (measure_in (800, 600), >, 1.9 * small);
}

static void
test_keeps_its_size_when_a_digit_changes (void)
{
  GtkWidget *label = ps_fit_label_new ("88:88");
  GtkWidget *window;
  double size;

  ps_fit_label_set_label (PS_FIT_LABEL (label), "11:11");
  window = ps_ui_test_window (label, 400, 300);
  size = ps_fit_label_get_font_size (PS_FIT_LABEL (label));

  ps_fit_label_set_label (PS_FIT_LABEL (label), "48:08");
  g_assert_cmpfloat (ps_fit_label_get_font_size (PS_FIT_LABEL (label)), ==, size);

  /* Longer than its template: it is made smaller rather than cut. */
  ps_fit_label_set_label (PS_FIT_LABEL (label), "+1:48:08");
  g_assert_cmpfloat (ps_fit_label_get_font_size (PS_FIT_LABEL (label)), <, size);

  gtk_window_destroy (GTK_WINDOW (window));
}

static GskRenderNode *
draw (GtkWidget *label)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (label)->snapshot (label, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

/* GTK paints anew what is another node than before, so this is what a second costs. */
static void
test_a_digit_that_stays_is_not_drawn_anew (void)
{
  GtkWidget *label = ps_fit_label_new ("88:88");
  GtkWidget *window;
  GskRenderNode *before, *after;

  ps_fit_label_set_label (PS_FIT_LABEL (label), "12:40");
  window = ps_ui_test_window (label, 400, 300);
  before = draw (label);
  ps_fit_label_set_label (PS_FIT_LABEL (label), "12:39");
  after = draw (label);

  g_assert_cmpuint (gsk_container_node_get_n_children (before), ==, 5);
  g_assert_cmpuint (gsk_container_node_get_n_children (after), ==, 5);
  for (guint i = 0; i < 3; i++)
    g_assert_true (gsk_container_node_get_child (after, i)
                   == gsk_container_node_get_child (before, i));
  for (guint i = 3; i < 5; i++)
    g_assert_true (gsk_container_node_get_child (after, i)
                   != gsk_container_node_get_child (before, i));

  gsk_render_node_unref (before);
  gsk_render_node_unref (after);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The picture is the one that Pango draws of the whole text. */
static void
test_draws_what_pango_draws (void)
{
  GtkWidget *label = ps_fit_label_new (NULL);
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle ink;
  GtkWidget *window;
  GskRenderNode *node;
  graphene_rect_t bounds;
  double scale;

  ps_fit_label_set_label (PS_FIT_LABEL (label), "7 fün مرحبا");
  window = ps_ui_test_window (label, 400, 300);
  node = draw (label);
  gsk_render_node_get_bounds (node, &bounds);

  layout = gtk_widget_create_pango_layout (label, "7 fün مرحبا");
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  scale = bounds.size.width / ink.width;
  g_assert_cmpfloat_with_epsilon (bounds.size.height / ink.height, scale, 0.3 * scale);

  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_long_text_does_not_hold_a_window_open (void)
{
  GtkWidget *label = g_object_ref_sink (ps_fit_label_new (NULL));
  g_autofree char *text = g_strnfill (500, 'w');
  int minimum;

  ps_fit_label_set_label (PS_FIT_LABEL (label), text);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 100);

  g_assert_finalize_object (label);
}

static void
test_says_its_text_to_a_screen_reader (void)
{
  GtkWidget *label = g_object_ref_sink (g_object_new (PS_TYPE_FIT_LABEL,
                                                      "accessible-role", GTK_ACCESSIBLE_ROLE_TIMER,
                                                      "label", "12:40",
                                                      NULL));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_TIMER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "12:40");

  g_assert_finalize_object (label);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  g_test_add_func ("/ui/fit-label/fills-its-box", test_fills_its_box);
  g_test_add_func ("/ui/fit-label/keeps-its-size-when-a-digit-changes",
                   test_keeps_its_size_when_a_digit_changes);
  g_test_add_func ("/ui/fit-label/a-digit-that-stays-is-not-drawn-anew",
                   test_a_digit_that_stays_is_not_drawn_anew);
  g_test_add_func ("/ui/fit-label/draws-what-pango-draws", test_draws_what_pango_draws);
  g_test_add_func ("/ui/fit-label/long-text-does-not-hold-a-window-open",
                   test_long_text_does_not_hold_a_window_open);
  g_test_add_func ("/ui/fit-label/says-its-text-to-a-screen-reader",
                   test_says_its_text_to_a_screen_reader);

  return g_test_run ();
}
