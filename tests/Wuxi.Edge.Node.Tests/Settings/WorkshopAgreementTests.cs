using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop.Parts;
using Wuxi.Edge.Workshop.Settings;
using File = Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Node.Tests.Settings;

/// <summary>Node and workshop share nothing but text and numbers; here they are compared.</summary>
public class WorkshopAgreementTests
{
    [Fact]
    public void The_parts_of_the_workshop_file_are_those_of_the_firmware()
    {
        Assert.Equal(
            PartCatalogue.All.Select(part => $"{part.Id} {part.Family} {File.BusKinds.Word(part.Bus)}: {string.Join(' ', part.Metrics.Select(metric => metric.Name))}"),
            SensorParts.All().Select(part => $"{part.Id} {part.Family} {part.BusKind}: {string.Join(' ', part.Metrics)}"));
    }

    [Fact]
    public void Counters_travel_as_Double()
    {
        foreach (Part part in PartCatalogue.All)
        {
            SensorPart firmware = SensorParts.Find(part.Id);
            Assert.Equal(
                part.Metrics.Select(metric => metric.Kind == PointKind.Counter),
                part.Metrics.Select((_, i) => firmware.IsDouble(i)));
        }
    }

    [Fact]
    public void The_time_of_a_modbus_reading_is_reckoned_with_the_registers_of_the_firmware()
    {
        foreach (ModbusProfile profile in new[] { "sdm630", "dtsu666", "dtsu666-401e", "adl400", "adw300" }.Select(ModbusProfiles.Make))
        {
            SerialTiming timing = PartCatalogue.Find(profile.Id)!.Timing!;
            for (int first = 0; first < profile.Count; first++)
            {
                for (int last = first; last < profile.Count; last++)
                {
                    // A pair is one request when it fits, and two otherwise: that tells address and length of each.
                    int together = profile.End(last) - profile.Address(first);
                    int Length(int value) => profile.End(value) - profile.Address(value);
                    int[] expected = first == last || together <= profile.MaximumRegisters ? [together] : [Length(first), Length(last)];
                    Assert.Equal(
                        expected.Select(registers => new SerialExchange(ModbusMeterFrames.ReadRequestBytes, ModbusMeterFrames.ReplyOverhead + (2 * registers))),
                        timing.Exchanges([ModbusProfiles.MetricsOf(profile.Id)[first], ModbusProfiles.MetricsOf(profile.Id)[last]]));
                }
            }
        }
    }

    [Theory]
    [InlineData("good-small")]
    [InlineData("good-meters")]
    [InlineData("good-equipment")]
    [InlineData("good-interlocks")]
    public void The_settings_written_for_a_node_are_read_as_they_were_meant(string workshop)
    {
        File.WorkshopReadResult read = File.WorkshopReader.ReadFile(Path.Combine(Repository.Cases("workshop"), workshop, "workshop.yaml"));
        Assert.NotNull(read.Model);
        Assert.NotEmpty(read.Model.Nodes);
        foreach (File.NodeDefinition node in read.Model.Nodes)
        {
            var parser = new SettingsParser();
            NodeSettings? settings = parser.Parse(NodeSettingsWriter.Write(read.Model, node, "edge.local", 8883));
            Assert.Empty(parser.Faults);
            Assert.NotNull(settings);
            Assert.Equal((node.Id, read.Model.Id, "gateway", "edge.local", 8883), (settings.NodeId, settings.Group, settings.HostId, settings.BrokerHost, settings.BrokerPort));
            Assert.Equal(
                node.Buses.OfType<File.UartBus>().Select(bus => (bus.Port, bus.Baud, bus.Parity)),
                settings.Buses.OfType<UartBus>().Select(bus => (bus.Port, bus.Baud, bus.Parity)));
            Assert.Equal(
                node.Buses.OfType<File.AdcBus>().Select(bus => (bus.Channel, bus.ReferenceMillivolts, bus.ShuntOhms)),
                settings.Buses.OfType<AdcBus>().Select(bus => (bus.Channel, bus.ReferenceMillivolts, bus.ShuntOhms)));
            Assert.Equal(
                node.Buses.OfType<File.PulseBus>().Select(bus => (bus.Channel, bus.Pin, bus.GlitchMicroseconds, bus.Edges)),
                settings.Buses.OfType<PulseBus>().Select(bus => (bus.Channel, bus.Pin, bus.GlitchUs, bus.Edges)));
            Assert.Equal(
                node.Buses.OfType<File.I2cBus>().Select(bus => (bus.Port)), settings.Buses.OfType<I2cBus>().Select(bus => (bus.Port)));
            Assert.Equal(
                node.Buses.OfType<File.SpiBus>().Select(bus => (bus.Port, bus.ChipSelectPin)),
                settings.Buses.OfType<SpiBus>().Select(bus => (bus.Port, bus.ChipSelectPin)));
            Assert.Equal(
                node.Buses.OfType<File.OneWireBus>().Select(bus => (bus.Port)), settings.Buses.OfType<OneWireBus>().Select(bus => (bus.Port)));
            Assert.Equal(
                node.Buses.OfType<File.DigitalBus>().Select(bus => (bus.Pin, bus.DebounceMicroseconds, bus.Active)),
                settings.Buses.OfType<DigitalBus>().Select(bus => (bus.Pin, bus.DebounceUs, bus.Active)));
            Assert.Equal(
                node.Buses.OfType<File.AcBus>().Select(bus => (string.Join(' ', bus.Currents), bus.Voltage ?? -1, bus.ReferenceMillivolts, bus.BiasMillivolts)),
                settings.Buses.OfType<AcBus>().Select(bus =>
                    (string.Join(' ', bus.Channels.Take(bus.Currents)), bus.HasVoltage ? bus.Channels[^1] : -1, bus.ReferenceMillivolts, bus.BiasMillivolts)));
            Assert.Equal(
                node.Buses.OfType<File.VoltsBus>().Select(bus => (bus.Channel, bus.ReferenceMillivolts, bus.Divider)),
                settings.Buses.OfType<VoltsBus>().Select(bus => (bus.Channel, bus.ReferenceMillivolts, bus.Divider)));
            Assert.Equal(
                node.Buses.OfType<File.AccelerometerBus>().Select(bus => (bus.Spi, bus.ChipSelect)),
                settings.Buses.OfType<AccelerometerBus>().Select(bus => (bus.Spi, bus.ChipSelect)));
            Assert.Equal(node.Buses.Select(bus => File.BusKinds.Word(bus.Kind)), settings.Buses.Select(bus => bus.Kind));
            Assert.Equal(
                node.Devices.Select(device => (device.Id, device.Part, device.Bus, device.TimeoutMs)),
                settings.Devices.Select(device => (device.Id, device.Part.Id, device.Bus is null ? "" : node.Buses[Array.IndexOf(settings.Buses, device.Bus)].Id, device.TimeoutMs)));
            Assert.Equal(
                node.Devices.SelectMany(device => device.Points).Select(point =>
                    (point.Point.Metric, point.Point.Unit, point.Point.Resolution, point.Point.PeriodMs, point.Deadband, point.Point.SilentMs)),
                settings.Devices.SelectMany(device => device.Points).Select(point =>
                    (point.Metric, point.Unit, point.Resolution, point.PeriodMs, point.Deadband, point.SilentMs)));
        }
    }

    [Fact]
    public void The_reasons_of_the_gateway_are_those_on_the_wire() => Assert.Equal(
        Enum.GetValues<BadReason>().Select(reason => (reason.ToString(), (int)reason)),
        typeof(ReasonCode).GetFields().Select(field => (field.Name, (int)field.GetRawConstantValue()!)).OrderBy(item => item.Item2));
}
