namespace Wuxi.Edge.Wire.Tests;

public class TopicTests
{
    [Theory]
    [InlineData("spBv1.0/W1/NBIRTH/N001", MessageType.NBirth, "W1", "N001", null)]
    [InlineData("spBv1.0/W1/NDEATH/N001", MessageType.NDeath, "W1", "N001", null)]
    [InlineData("spBv1.0/W1/NDATA/N001", MessageType.NData, "W1", "N001", null)]
    [InlineData("spBv1.0/W1/NCMD/N001", MessageType.NCmd, "W1", "N001", null)]
    [InlineData("spBv1.0/W1/DBIRTH/N001/meter-1", MessageType.DBirth, "W1", "N001", "meter-1")]
    [InlineData("spBv1.0/W1/DDEATH/N001/meter-1", MessageType.DDeath, "W1", "N001", "meter-1")]
    [InlineData("spBv1.0/W1/DDATA/N001/meter-1", MessageType.DData, "W1", "N001", "meter-1")]
    [InlineData("spBv1.0/W1/DCMD/N001/meter-1", MessageType.DCmd, "W1", "N001", "meter-1")]
    [InlineData("spBv1.0/机加工/DDATA/一 号/电表", MessageType.DData, "机加工", "一 号", "电表")]
    public void Parses_what_it_formats(string text, MessageType type, string group, string node, string? device)
    {
        var topic = new Topic();

        Assert.True(topic.TryParse(text));

        Assert.Equal((type, group, node, device, null), (topic.Type, topic.Group, topic.Node, topic.Device, topic.HostId));
        Assert.Equal(text, Topic.Format(group, type, node, device));
    }

    [Fact]
    public void Parses_the_host_state()
    {
        var topic = new Topic();
        Assert.True(topic.TryParse("spBv1.0/W1/DDATA/N001/meter-1"));

        Assert.True(topic.TryParse(Topic.FormatState("gateway")));

        Assert.Equal((MessageType.State, "gateway"), (topic.Type, topic.HostId));
        Assert.Null(topic.Group);
        Assert.Null(topic.Node);
        Assert.Null(topic.Device);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("spBv1.0")]
    [InlineData("spBv1.0/STATE")]
    [InlineData("spBv1.0/STATE/")]
    [InlineData("STATE/gateway")]
    [InlineData("spAv1.0/W1/NDATA/N001")]
    [InlineData("spBv1.0/W1/NDATA")]
    [InlineData("spBv1.0/W1/NDATA/")]
    [InlineData("spBv1.0//NDATA/N001")]
    [InlineData("spBv1.0/W1/NDATA/N001/meter-1")]
    [InlineData("spBv1.0/W1/DDATA/N001")]
    [InlineData("spBv1.0/W1/DDATA/N001/")]
    [InlineData("spBv1.0/W1/DDATA/N001/meter-1/x")]
    [InlineData("spBv1.0/W1/ndata/N001")]
    [InlineData("spBv1.0/W1/STATE/N001")]
    [InlineData("spBv1.0/W1/NDATA/N+1")]
    [InlineData("spBv1.0/W#/NDATA/N1")]
    [InlineData("spBv1.0/W1/NDATA/N\0")]
    [InlineData("/spBv1.0/W1/NDATA/N001")]
    public void Refuses_what_is_no_Sparkplug_topic(string? text)
    {
        var topic = new Topic();
        Assert.True(topic.TryParse("spBv1.0/W1/DDATA/N001/meter-1"));

        Assert.False(topic.TryParse(text));

        Assert.Equal(MessageType.Unknown, topic.Type);
        Assert.Null(topic.Node);
        Assert.Null(topic.Device);
    }
}
